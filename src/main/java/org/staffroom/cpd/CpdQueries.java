package org.staffroom.cpd;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.agendas.ItemKind;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.PersonId;

/** Reads of one's own CPD; nobody reads that of others. */
@Component
@Transactional(readOnly = true)
class CpdQueries {

    /** What counts of an agenda. */
    private static final String KINDS = "('MEMBER_TALK', 'VENDOR_TALK', 'PANEL', 'DISCUSSION')";

    /** When somebody, called a, was at the meeting m: between its start and its end. */
    static final String ARRIVED = "greatest(a.arrived_at, m.starts_at)";

    /** Null for to the end: of the meeting, or of its last session where it ran late. */
    static final String LEFT = """
            case when a.left_at < m.ends_at or a.left_at < m.starts_at + (
                select max(l.start_minute + l.length_minutes) from agenda_item l
                where l.meeting_id = m.id and l.kind in %s) * interval '1 minute' then a.left_at end
            """.formatted(KINDS);

    /** Whoever typed a name without signing in may have been anywhere: it counts once somebody saw them. */
    static final String SEEN = "a.way <> 'GUEST'";

    /** A row for each session, and one for a day without any. */
    private record Row(CpdDay day, @Nullable Session session) {}

    /** A note as its writer sees it. */
    record Note(UUID id, @Nullable UUID itemId, String about, String text, Instant changedAt) {

        /** How forms call it: by the item it is on, or else the day, or what used to be on the agenda. */
        public String key() {
            return itemId != null ? itemId.toString() : about.isEmpty() ? DayForm.DAY : id.toString();
        }

        /** Tells whether a note is still what a form was made from; nothing for one that is not there. */
        static String state(@Nullable Note note) {
            return note == null ? "" : String.valueOf(note.changedAt.toEpochMilli());
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    CpdQueries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** All meetings that the person attended and that are over, the latest first. */
    List<CpdDay> days(PersonId person) {
        return days(person, null);
    }

    Optional<CpdDay> day(PersonId person, MeetingId meeting) {
        return days(person, meeting).stream().findFirst();
    }

    private List<CpdDay> days(PersonId person, @Nullable MeetingId meeting) {
        var rows = jdbc.sql("""
                        select m.id, m.slug, m.title, m.starts_at, m.ends_at,
                               (m.starts_at at time zone m.zone)::date as date, g.name as region, g.slug as region_slug,
                               v.name || ', ' || v.town as place, %s as arrived_at, %s as left_at,
                               exists (select 1 from agenda_item where meeting_id = m.id) as agenda,
                               i.id as item, i.start_minute, i.length_minutes, i.kind, i.track,
                               coalesce(nullif(i.title, ''), t.title, '') as item_title, c.attended
                        from attendance a
                        join meeting m on m.id = a.meeting_id
                        join region g on g.id = m.region_id
                        left join venue v on v.id = m.venue_id
                        left join agenda_item i on i.meeting_id = m.id
                            and i.kind in %s
                        left join presentation t on t.id = i.presentation_id
                        left join cpd_choice c on c.item_id = i.id and c.person_id = a.person_id
                        where a.person_id = :person and %s and m.status = 'PUBLISHED' and m.ends_at <= :now
                          and (cast(:meeting as uuid) is null or m.id = :meeting)
                        order by m.starts_at desc, m.id, i.start_minute, i.track nulls first
                        """.formatted(ARRIVED, LEFT, KINDS, SEEN))
                .param("person", person.value())
                .param("meeting", meeting == null ? null : meeting.value(), java.sql.Types.OTHER)
                .param("now", Timestamp.from(clock.instant()))
                .query(CpdQueries::read)
                .list();
        var days = new LinkedHashMap<UUID, List<Row>>();
        rows.forEach(row ->
                days.computeIfAbsent(row.day.id(), id -> new ArrayList<>()).add(row));
        return days.values().stream().map(CpdQueries::counted).toList();
    }

    private static CpdDay counted(List<Row> rows) {
        var day = rows.get(0).day;
        var sessions = rows.stream().map(Row::session).filter(Objects::nonNull).toList();
        var last = day.startsAt()
                .plusSeconds(
                        60L * sessions.stream().mapToInt(Session::end).max().orElse(0));
        var over = last.isAfter(day.endsAt()) ? last : day.endsAt();
        return new CpdDay(
                day.id(),
                day.slug(),
                day.title(),
                day.startsAt(),
                day.endsAt(),
                day.date(),
                day.region(),
                day.regionSlug(),
                day.place(),
                day.arrivedAt(),
                day.leftAt(),
                day.agenda(),
                CountedDay.of(sessions, Stay.of(day.startsAt(), over, day.arrivedAt(), day.leftAt())));
    }

    private static Row read(ResultSet row, int number) throws SQLException {
        var item = row.getObject("item", UUID.class);
        return new Row(
                new CpdDay(
                        row.getObject("id", UUID.class),
                        row.getString("slug"),
                        row.getString("title"),
                        at(row, "starts_at"),
                        at(row, "ends_at"),
                        row.getObject("date", LocalDate.class),
                        row.getString("region"),
                        row.getString("region_slug"),
                        row.getString("place"),
                        at(row, "arrived_at"),
                        row.getTimestamp("left_at") == null ? null : at(row, "left_at"),
                        row.getBoolean("agenda"),
                        new CountedDay(List.of(), List.of())),
                item == null
                        ? null
                        : new Session(
                                item,
                                row.getInt("start_minute"),
                                row.getInt("length_minutes"),
                                ItemKind.valueOf(row.getString("kind")),
                                row.getString("item_title"),
                                row.getObject("track", Integer.class),
                                row.getObject("attended", Boolean.class)));
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    List<Note> notes(PersonId person, MeetingId meeting) {
        return jdbc.sql("""
                        select id, item_id, about, text, changed_at from cpd_note
                        where person_id = :person and meeting_id = :meeting order by changed_at, id
                        """)
                .param("person", person.value())
                .param("meeting", meeting.value())
                .query(Note.class)
                .list();
    }

    /** The goal in minutes a year; null when none is set. */
    @Nullable
    Integer goal(PersonId person) {
        return jdbc.sql("select minutes from cpd_goal where person_id = ?")
                .param(person.value())
                .query(Integer.class)
                .optional()
                .orElse(null);
    }

    /** Learned elsewhere, the latest first. */
    List<CpdEventRow> events(PersonId person) {
        return jdbc.sql("""
                        select id, title, organiser, day, minutes, notes, link from cpd_event
                        where person_id = ? order by day desc, added_at desc, id
                        """).param(person.value()).query(CpdEventRow.class).list();
    }
}
