package org.staffroom.drafting;

import static org.staffroom.writeups.WordsArrived.plain;

import com.ibm.icu.text.ListFormatter;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.agendas.AgendaQueries;
import org.staffroom.agendas.AgendaView;
import org.staffroom.agendas.ItemKind;
import org.staffroom.door.AttendanceQueries;
import org.staffroom.meetings.MeetingId;
import org.staffroom.room.Asked;
import org.staffroom.room.RoomQueries;
import org.staffroom.shared.Dates;
import org.staffroom.shared.Words;
import org.staffroom.writeups.Beginning;
import org.staffroom.writeups.WordsArrived;

/**
 * What a report begins with, so that nobody starts from an empty page: when, where, how many, thanks to the host, every talk
 * with its speakers and slides, and what comes next. Of those who came it tells numbers alone.
 */
@Component
@Transactional(readOnly = true)
class FirstDraft implements Beginning {

    private static final int MOST_ASKED = 10;

    private record Day(
            String title,
            Instant startsAt,
            String region,
            @Nullable String venue,
            @Nullable String town) {}

    private record Next(
            String slug,
            String title,
            Instant startsAt,
            @Nullable String town) {}

    private final JdbcClient jdbc;
    private final AttendanceQueries attendance;
    private final AgendaQueries agenda;
    private final RoomQueries room;
    private final Dates dates;
    private final Words words;
    private final Clock clock;

    FirstDraft(
            JdbcClient jdbc,
            AttendanceQueries attendance,
            AgendaQueries agenda,
            RoomQueries room,
            Dates dates,
            Words words,
            Clock clock) {
        this.jdbc = jdbc;
        this.attendance = attendance;
        this.agenda = agenda;
        this.room = room;
        this.dates = dates;
        this.words = words;
        this.clock = clock;
    }

    @Override
    public Facts of(MeetingId meeting) {
        var day = jdbc.sql("""
                        select m.title, m.starts_at, r.name as region, v.name as venue, v.town
                        from meeting m join region r on r.id = m.region_id
                        left join venue v on v.id = m.venue_id and m.format <> 'ONLINE' where m.id = :id
                        """).param("id", meeting.value()).query(Day.class).single();
        var items = agenda.of(meeting).items();
        var withSlides = slides(meeting);
        var parts = new ArrayList<Part>();
        parts.add(new Part("opening", opening(meeting, day)));
        var hosts = hosts(meeting);
        if (!hosts.isEmpty()) {
            parts.add(new Part(
                    "thanks",
                    words.of(
                            "writeups.draft.thanks",
                            plain(ListFormatter.getInstance(locale()).format(hosts)))));
        }
        for (var item : items) {
            if (item.kind().isTalk() || item.kind() == ItemKind.PANEL) {
                parts.add(new Part("talk:" + item.id(), "## " + plain(item.title())));
                parts.add(new Part("who:" + item.id(), who(item)));
                if (item.slug() != null && withSlides.contains(item.slug())) {
                    parts.add(new Part(
                            "slides:" + item.id(), words.of("writeups.draft.slides", "/presentations/" + item.slug())));
                }
            }
        }
        next(meeting).ifPresent(next -> {
            parts.add(new Part("next", "## " + words.of("writeups.draft.next")));
            parts.add(new Part("coming", coming(day, next)));
        });
        return new Facts(day.title, parts, discussed(meeting, items));
    }

    /** What stood on the agenda to be discussed, and what people in the room voted for; who asked it is nobody's. */
    private List<String> discussed(MeetingId meeting, List<AgendaView.Item> items) {
        var planned = items.stream()
                .filter(item -> item.kind() == ItemKind.DISCUSSION)
                .map(AgendaView.Item::title);
        var asked = room.askedAbout(meeting).stream()
                .filter(one -> one.votes() > 0)
                .limit(MOST_ASKED)
                .map(Asked::text);
        return Stream.concat(planned, asked).distinct().toList();
    }

    private String opening(MeetingId meeting, Day day) {
        var came = attendance.facts(meeting);
        var when = dates.day(day.startsAt);
        var place = day.venue == null ? "" : plain(day.venue + ", " + day.town);
        var where = words.of(
                day.venue == null ? "writeups.draft.met-online" : "writeups.draft.met", when, place, came.came());
        var how = came.organisations() > 1
                ? (came.newFaces() > 0 ? "came-from-new" : "came-from")
                : (came.newFaces() > 0 ? "came-new" : "");
        return how.isEmpty()
                ? where
                : where + " " + words.of("writeups.draft." + how, came.newFaces(), came.organisations());
    }

    /** A vendor's talk is called so. */
    private String who(AgendaView.Item item) {
        var people = item.people().stream()
                .map(person -> person.detail() == null
                        ? person.name()
                        : words.of("writeups.draft.speaker", person.name(), person.detail()))
                .map(WordsArrived::plain)
                .collect(Collectors.joining(", "));
        var kind = words.of("writeups.draft." + item.kind());
        return people.isEmpty() ? "*" + kind + "*" : words.of("writeups.draft.by", "*" + kind + "*", people);
    }

    private String coming(Day day, Next next) {
        var link = "[" + plain(next.title) + "](/meetings/" + next.slug + ")";
        return words.of(
                next.town == null ? "writeups.draft.coming" : "writeups.draft.coming-in",
                plain(day.region),
                link,
                dates.day(next.startsAt),
                plain(Objects.requireNonNullElse(next.town, "")));
    }

    /** Whoever is named as host, else whose place it was. */
    private List<String> hosts(MeetingId meeting) {
        return jdbc.sql("""
                        with host as (
                            select p.organisation_id, p.position from meeting_partner p
                            where p.meeting_id = :meeting and p.role = 'HOST')
                        select o.name from organisation o join (
                            select * from host
                            union all
                            select v.organisation_id, 0 from meeting m join venue v on v.id = m.venue_id
                            where m.id = :meeting and m.format <> 'ONLINE' and not exists (select 1 from host)) one
                            on one.organisation_id = o.id
                        order by one.position, o.name
                        """)
                .param("meeting", meeting.value())
                .query(String.class)
                .list();
    }

    /** The talks with something that everybody may look at. */
    private List<String> slides(MeetingId meeting) {
        return jdbc.sql("""
                        select t.slug from agenda_item i join presentation t on t.id = i.presentation_id
                        where i.meeting_id = :meeting and exists (
                            select 1 from presentation_material pm where pm.presentation_id = t.id and pm.audience = 'EVERYONE')
                        """)
                .param("meeting", meeting.value())
                .query(String.class)
                .list();
    }

    private Optional<Next> next(MeetingId meeting) {
        return jdbc.sql("""
                        select n.slug, n.title, n.starts_at, v.town
                        from meeting m join meeting n on n.id <> m.id and n.status = 'PUBLISHED'
                            and n.starts_at > greatest(m.starts_at, :now) and (n.region_id = m.region_id or exists (
                                select 1 from meeting_co_host c where c.meeting_id = n.id and c.region_id = m.region_id
                                  and c.accepted_at is not null))
                        left join venue v on v.id = n.venue_id and n.format <> 'ONLINE'
                        where m.id = :meeting order by n.starts_at, n.id limit 1
                        """)
                .param("meeting", meeting.value())
                .param("now", Timestamp.from(clock.instant()))
                .query(Next.class)
                .optional();
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
