package org.staffroom.writeups;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.agendas.AgendaQueries;
import org.staffroom.agendas.AgendaView;
import org.staffroom.agendas.ItemKind;
import org.staffroom.door.AttendanceQueries;
import org.staffroom.meetings.MeetingId;
import org.staffroom.shared.Dates;

/** What a report begins with, so that nobody starts from an empty page: when, where, how many, and every talk. */
@Component
class FirstDraft {

    private record Facts(
            String title,
            Instant startsAt,
            @Nullable String venue,
            @Nullable String town) {}

    private final JdbcClient jdbc;
    private final AttendanceQueries attendance;
    private final AgendaQueries agenda;
    private final Dates dates;
    private final MessageSource messages;

    FirstDraft(
            JdbcClient jdbc, AttendanceQueries attendance, AgendaQueries agenda, Dates dates, MessageSource messages) {
        this.jdbc = jdbc;
        this.attendance = attendance;
        this.agenda = agenda;
        this.dates = dates;
        this.messages = messages;
    }

    WriteUpText of(MeetingId meeting) {
        var facts =
                jdbc.sql("""
                        select m.title, m.starts_at, v.name as venue, v.town
                        from meeting m left join venue v on v.id = m.venue_id where m.id = :id
                        """).param("id", meeting.value()).query(Facts.class).single();
        var items = agenda.of(meeting).slots().stream()
                .flatMap(slot -> slot.items().stream())
                .toList();
        var body = new StringBuilder(opening(meeting, facts)).append('\n');
        items.stream()
                .filter(item -> item.kind().isTalk() || item.kind() == ItemKind.PANEL)
                .forEach(item -> body.append("\n## ")
                        .append(plain(item.title()))
                        .append("\n\n")
                        .append(who(item))
                        .append('\n'));
        var discussed = items.stream()
                .filter(item -> item.kind() == ItemKind.DISCUSSION)
                .map(AgendaView.Item::title)
                .toList();
        return new WriteUpText(facts.title, "", body.toString(), discussed, List.of(), null, null);
    }

    private String opening(MeetingId meeting, Facts facts) {
        var came = attendance.facts(meeting);
        var day = dates.day(facts.startsAt);
        var place = facts.venue == null ? "" : plain(facts.venue + ", " + facts.town);
        var where =
                word(facts.venue == null ? "writeups.draft.met-online" : "writeups.draft.met", day, place, came.came());
        return came.came() == 0
                ? where
                : where + " " + word("writeups.draft.came", came.newFaces(), came.organisations());
    }

    /** A vendor's talk is called so. */
    private String who(AgendaView.Item item) {
        var people = item.people().stream()
                .map(person -> person.detail() == null
                        ? person.name()
                        : word("writeups.draft.speaker", person.name(), person.detail()))
                .map(FirstDraft::plain)
                .collect(Collectors.joining(", "));
        var kind = word("writeups.draft." + item.kind());
        return people.isEmpty() ? "*" + kind + "*" : word("writeups.draft.by", "*" + kind + "*", people);
    }

    /** As itself within Markdown. */
    private static String plain(String text) {
        return text.replaceAll("([\\\\`*_\\[\\]<>#])", "\\\\$1");
    }

    private String word(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
