package org.staffroom.agendas;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.agendas.Advice.Pause;
import org.staffroom.agendas.AgendaView.Item;
import org.staffroom.meetings.MeetingId;
import org.staffroom.shared.Words;

/** Reads a day as a co-ambassador would: who is in two places at once, who needs a break, whether vendors take over. */
@Component
class Adviser {

    private static final int LONGEST_WITHOUT_BREAK = 120;
    private static final int SHORTEST_BREAK = 10;
    private static final int UNPLANNED = 30;

    /** A pause that most days have: around when, between which times of day, in minutes after midnight. */
    private enum Usual {
        COFFEE(ItemKind.BREAK, 10 * 60 + 45, 10 * 60, 11 * 60 + 30, 15),
        LUNCH(ItemKind.LUNCH, 12 * 60 + 30, 12 * 60, 13 * 60 + 30, 45),
        TEA(ItemKind.BREAK, 14 * 60 + 45, 14 * 60 + 15, 15 * 60 + 30, 15);

        private final ItemKind kind;
        private final int around;
        private final int from;
        private final int until;
        private final int minutes;

        Usual(ItemKind kind, int around, int from, int until, int minutes) {
            this.kind = kind;
            this.around = around;
            this.from = from;
            this.until = until;
            this.minutes = minutes;
        }
    }

    private final JdbcClient jdbc;
    private final Words words;

    Adviser(JdbcClient jdbc, Words words) {
        this.jdbc = jdbc;
        this.words = words;
    }

    /**
     * @param day of the meeting
     * @param length of the meeting, in minutes
     * @param vendorLimit null when nobody said
     * @param time how a minute of the day is written
     */
    List<Advice> on(
            MeetingId meeting, AgendaView day, int length, @Nullable Integer vendorLimit, IntFunction<String> time) {
        var advice = new ArrayList<Advice>();
        if (!fits(day, length)) {
            advice.add(new Advice(
                    day.end() > length
                            ? words.of("meetings.agenda.too-long", day.end() - length)
                            : words.of("agendas.advice.ends-early", time.apply(day.end()), time.apply(length)),
                    List.of()));
        }
        if (vendorLimit != null && day.vendorMinutes() > vendorLimit) {
            advice.add(new Advice(
                    words.of("agendas.advice.vendors", day.vendorMinutes(), vendorLimit),
                    day.items().stream()
                            .filter(item -> item.kind() == ItemKind.VENDOR_TALK)
                            .map(Item::id)
                            .toList()));
        }
        asMembers(day, advice);
        atOnce(day, advice);
        elsewhere(meeting, advice);
        roomsTwice(day, advice);
        withoutBreak(day, time, advice);
        return advice;
    }

    /** Whether the day ends about when the meeting does. Without anything in it, it may. */
    static boolean fits(AgendaView day, int length) {
        return day.isEmpty() || day.end() <= length && length - day.end() < UNPLANNED;
    }

    /** A vendor's talk is always labelled so. */
    private void asMembers(AgendaView day, List<Advice> advice) {
        for (var item : day.items()) {
            if (item.kind() == ItemKind.MEMBER_TALK) {
                item.people().stream()
                        .filter(person -> person.vendors() && person.speaks())
                        .findFirst()
                        .ifPresent(person -> advice.add(new Advice(
                                words.of(
                                        "agendas.advice.vendors-talk",
                                        item.title(),
                                        person.name(),
                                        Objects.requireNonNullElse(person.detail(), "")),
                                List.of(item.id()))));
            }
        }
    }

    /** One sentence a person, with all the times. */
    private void atOnce(AgendaView day, List<Advice> advice) {
        Map<UUID, List<Item>> parts = new LinkedHashMap<>();
        Map<UUID, String> names = new LinkedHashMap<>();
        for (var item : day.items()) {
            for (var person : item.people()) {
                parts.computeIfAbsent(person.id(), id -> new ArrayList<>()).add(item);
                names.put(person.id(), person.name());
            }
        }
        parts.forEach((person, items) -> {
            var clashes = items.stream()
                    .filter(item -> items.stream()
                            .anyMatch(
                                    other -> other != item && item.start() < other.end() && other.start() < item.end()))
                    .toList();
            if (!clashes.isEmpty()) {
                var times = clashes.stream().map(Item::from).distinct().toList();
                advice.add(new Advice(
                        words.of(
                                "agendas.advice.at-once",
                                Objects.requireNonNull(names.get(person)),
                                String.join(", ", times)),
                        clashes.stream().map(Item::id).toList()));
            }
        });
    }

    /** Whoever takes part here while they stand on the public agenda of another meeting. */
    private void elsewhere(MeetingId meeting, List<Advice> advice) {
        jdbc.sql("""
                        select p.name, other.title, array_agg(distinct here.item_id) as items
                        from (
                            select a.person_id, a.item_id, m.starts_at + i.start_minute * interval '1 minute' as starts,
                                   m.starts_at + (i.start_minute + i.length_minutes) * interval '1 minute' as ends
                            from appearance a join agenda_item i on i.id = a.item_id join meeting m on m.id = a.meeting_id
                            where a.meeting_id = :meeting and m.status in ('DRAFT', 'PUBLISHED')) here
                        join person p on p.id = here.person_id
                        cross join lateral (
                            select o.title from appearance b
                            join agenda_item i on i.id = b.item_id
                            join meeting o on o.id = b.meeting_id and o.status = 'PUBLISHED'
                            where b.person_id = here.person_id and b.meeting_id <> :meeting
                              and o.starts_at + i.start_minute * interval '1 minute' < here.ends
                              and o.starts_at + (i.start_minute + i.length_minutes) * interval '1 minute' > here.starts
                            -- person by person: all agendas at once would be read whole
                            offset 0) other
                        group by p.id, other.title order by p.name, other.title
                        """).param("meeting", meeting.value()).query(row -> {
            advice.add(new Advice(
                    words.of("agendas.advice.elsewhere", row.getString("name"), row.getString("title")),
                    List.of((UUID[]) row.getArray("items").getArray())));
        });
    }

    /** What is at once is in tracks; two of them may have been given one room. */
    private void roomsTwice(AgendaView day, List<Advice> advice) {
        var items = day.items();
        for (var at = 0; at < items.size(); at++) {
            var item = items.get(at);
            items.subList(at + 1, items.size()).stream()
                    .filter(other -> other.start() < item.end() && isOneRoom(item.room(), other.room()))
                    .forEach(other -> advice.add(new Advice(
                            words.of(
                                    "agendas.advice.room",
                                    item.title(),
                                    other.title(),
                                    Objects.requireNonNull(item.room()),
                                    other.from()),
                            List.of(item.id(), other.id()))));
        }
    }

    private static boolean isOneRoom(@Nullable String one, @Nullable String other) {
        return one != null && other != null && one.strip().equalsIgnoreCase(other.strip());
    }

    private void withoutBreak(AgendaView day, IntFunction<String> time, List<Advice> advice) {
        var since = 0;
        var until = 0;
        for (var item : day.items()) {
            if (item.kind().isPause() || item.start() - until >= SHORTEST_BREAK) {
                tooLong(since, until, time, advice);
                since = item.kind().isPause() ? item.end() : item.start();
            }
            until = Math.max(until, item.end());
        }
        tooLong(since, until, time, advice);
    }

    private void tooLong(int since, int until, IntFunction<String> time, List<Advice> advice) {
        if (until - since > LONGEST_WITHOUT_BREAK) {
            advice.add(
                    new Advice(words.of("agendas.advice.no-break", time.apply(since), time.apply(until)), List.of()));
        }
    }

    /**
     * Pauses where there usually are some and this day has none.
     *
     * @param startOfDay the meeting's start, in minutes after midnight
     */
    List<Pause> pauses(AgendaView day, int startOfDay) {
        var pauses = new ArrayList<Pause>();
        for (var usual : Usual.values()) {
            var from = usual.from - startOfDay;
            var until = usual.until - startOfDay;
            if (from <= 0
                    || day.end() < until
                    || day.items().stream().anyMatch(item -> isPause(item, usual, from, until))) {
                continue;
            }
            day.items().stream()
                    .filter(item -> item.end() >= from && item.end() <= until && item.end() < day.end())
                    .min(Comparator.comparingInt(item -> Math.abs(item.end() - (usual.around - startOfDay))))
                    .ifPresent(item -> pauses.add(pause(usual, item)));
        }
        return pauses;
    }

    /** One lunch a day is enough, at whatever time. */
    private static boolean isPause(Item item, Usual usual, int from, int until) {
        return item.kind().isPause() && item.start() < until && item.end() > from
                || usual == Usual.LUNCH && item.kind() == ItemKind.LUNCH;
    }

    private Pause pause(Usual usual, Item after) {
        var title = words.of("agendas.pause." + usual);
        return new Pause(
                usual.kind,
                title,
                usual.minutes,
                after.id(),
                words.of("agendas.pause.label", title, after.until(), usual.minutes));
    }
}
