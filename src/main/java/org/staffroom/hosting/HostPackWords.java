package org.staffroom.hosting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.staffroom.agendas.AgendaQueries;
import org.staffroom.agendas.AgendaView;
import org.staffroom.agendas.ItemKind;
import org.staffroom.hosting.HostPack.Line;
import org.staffroom.hosting.HostPack.Section;
import org.staffroom.shared.Dates;
import org.staffroom.shared.Words;

/** Says what a host needs to know. */
@Component
class HostPackWords {

    private final AgendaQueries agendas;
    private final Words words;
    private final Dates dates;

    HostPackWords(AgendaQueries agendas, Words words, Dates dates) {
        this.agendas = agendas;
        this.words = words;
        this.dates = dates;
    }

    List<Section> sections(
            HostPackQueries.Known known, HostPackQueries.Needs needs, List<HostPackQueries.Asked> ambassadors) {
        var sections = new ArrayList<Section>();
        sections.add(section("numbers", numbers(known)));
        sections.add(section("times", times(known)));
        sections.add(section("food", needs(needs.food(), "food")));
        sections.add(section("access", needs(needs.access(), "access")));
        var day = agenda(agendas.of(known.meeting()));
        if (!day.isEmpty()) {
            sections.add(section("agenda", day));
        }
        if (!known.room().isEmpty()) {
            sections.add(section("rooms", List.of(new Line(known.room(), null))));
        }
        if (!ambassadors.isEmpty()) {
            sections.add(section(
                    "ambassadors",
                    ambassadors.stream()
                            .map(one -> new Line(one.name(), one.email() == null ? one.region() : one.email()))
                            .toList()));
        }
        if (!known.brief().words().isEmpty()) {
            sections.add(section("words", List.of(new Line(known.brief().words(), null))));
        }
        return sections;
    }

    private Section section(String name, List<Line> lines) {
        return new Section(words.of("hosting.pack." + name), lines);
    }

    private List<Line> numbers(HostPackQueries.Known known) {
        var lines = new ArrayList<Line>();
        lines.add(line("hosting.pack.confirmed", known.confirmed(), known.capacity()));
        if (known.waiting() > 0) {
            lines.add(line("hosting.pack.waiting", known.waiting()));
        }
        if (known.speakers() > 0) {
            lines.add(line("hosting.pack.speakers", known.speakers()));
        }
        return lines;
    }

    private List<Line> times(HostPackQueries.Known known) {
        return List.of(
                new Line(dates.day(LocalDate.ofInstant(known.startsAt(), known.zone())), null),
                time("ambassadors-arrive", before(known, known.brief().ambassadorsBefore()), known),
                time("people-arrive", before(known, known.brief().peopleBefore()), known),
                time("starts", known.startsAt(), known),
                time("ends", known.endsAt(), known));
    }

    private static Instant before(HostPackQueries.Known known, String minutes) {
        return known.startsAt().minusSeconds(60L * Integer.parseInt(minutes));
    }

    private Line time(String what, Instant when, HostPackQueries.Known known) {
        return line("hosting.pack." + what, dates.time(LocalTime.ofInstant(when, known.zone())));
    }

    private List<Line> needs(NeedTally tally, String which) {
        var lines = new ArrayList<Line>();
        tally.counts()
                .forEach((need, people) ->
                        lines.add(line("hosting.pack.need", people, words.of("hosting.need." + need))));
        if (tally.others() > 0) {
            lines.add(line("hosting.pack.others", tally.others()));
        }
        if (lines.isEmpty()) {
            lines.add(line("hosting.pack.no-" + which));
        }
        return lines;
    }

    /** An outline: who speaks matters less to whoever opens the doors than when the coffee is wanted. */
    private List<Line> agenda(AgendaView day) {
        var lines = new ArrayList<Line>();
        for (var slot : day.slots()) {
            for (var item : slot.items()) {
                var title = item.kind() == ItemKind.VENDOR_TALK
                        ? words.of("hosting.pack.vendor", item.title())
                        : item.title();
                lines.add(new Line(slot.time() + " " + title, where(item)));
            }
        }
        return lines;
    }

    private static @Nullable String where(AgendaView.Item item) {
        return item.room() == null || item.room().isEmpty() ? null : item.room();
    }

    private Line line(String key, Object... arguments) {
        return new Line(words.of(key, arguments), null);
    }
}
