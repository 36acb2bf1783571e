package org.staffroom.calendars;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.calendars.MeetingEntry.Slot;
import org.staffroom.calendars.OwnEntry.Standing;
import org.staffroom.people.PersonId;
import org.staffroom.shared.NotFound;

/** Meetings as calendars tell of them. Only {@link #withJoiningLink} reads the joining link. */
@Component
class CalendarQueries {

    private static final String MEETINGS = """
            select m.id, m.slug, m.title, m.summary, m.format, m.zone, m.starts_at, m.ends_at, m.status,
                m.cancelled_reason, m.sequence, m.changed_at, r.name as region,
                v.name as venue, v.address_line, v.town, v.postcode, m.room, %s as joining_link
            from meeting m
            join region r on r.id = m.region_id
            left join venue v on v.id = m.venue_id and m.format <> 'ONLINE'
            where m.status <> 'DRAFT' and
            """;
    private static final String PUBLIC = MEETINGS.formatted("null");
    private static final String FOR_CONFIRMED = MEETINGS.formatted("m.joining_link");

    private final JdbcClient jdbc;

    CalendarQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The name of a region. */
    String region(String slug) {
        return jdbc.sql("select name from region where slug = ?")
                .param(slug)
                .query(String.class)
                .optional()
                .orElseThrow(NotFound::new);
    }

    /** Published meetings that start after an instant, also the cancelled ones. */
    List<MeetingEntry> after(Instant since) {
        return withAgendas(jdbc.sql(PUBLIC + "m.starts_at >= :since order by m.starts_at, m.id")
                .param("since", Timestamp.from(since))
                .query(CalendarQueries::entry)
                .list());
    }

    /** As {@link #after}, of those that a region leads or has agreed to host with others. */
    List<MeetingEntry> ofRegionAfter(String region, Instant since) {
        return withAgendas(jdbc.sql(PUBLIC + """
                        m.starts_at >= :since and (r.slug = :region or exists (
                            select 1 from meeting_co_host c join region h on h.id = c.region_id
                            where c.meeting_id = m.id and c.accepted_at is not null and h.slug = :region))
                        order by m.starts_at, m.id
                        """)
                .param("since", Timestamp.from(since))
                .param("region", region)
                .query(CalendarQueries::entry)
                .list());
    }

    private record Place(UUID meeting, String place, String status, int sequence, Instant changedAt) {}

    /** Meetings after an instant at which the person has, had or wants a place. */
    List<OwnEntry> ofPersonAfter(PersonId person, Instant since) {
        var places = jdbc
                .sql("""
                        select m.id as meeting, p.status as place, m.status, m.sequence + p.calendar_sequence as sequence,
                            greatest(m.changed_at, p.changed_at) as changed_at
                        from registration p join meeting m on m.id = p.meeting_id
                        where p.person_id = ? and m.starts_at >= ? and m.status <> 'DRAFT' and p.status <> 'APOLOGIES'
                        """)
                .params(person.value(), Timestamp.from(since))
                .query((row, number) -> new Place(
                        row.getObject("meeting", UUID.class),
                        row.getString("place"),
                        row.getString("status"),
                        row.getInt("sequence"),
                        row.getTimestamp("changed_at").toInstant()))
                .list()
                .stream()
                .collect(Collectors.toMap(Place::meeting, place -> place));
        var meetings = withAgendas(jdbc.sql(PUBLIC + "m.id = any (:meetings) order by m.starts_at, m.id")
                .param("meetings", places.keySet().toArray(UUID[]::new))
                .query(CalendarQueries::entry)
                .list());
        return meetings.stream()
                .map(meeting -> {
                    var place = Objects.requireNonNull(places.get(meeting.id()));
                    return new OwnEntry(
                            meeting, Standing.of(place.place, place.status), place.sequence, place.changedAt);
                })
                .toList();
    }

    Optional<MeetingEntry> bySlug(String slug) {
        return withAgendas(jdbc.sql(PUBLIC + "m.slug = :slug")
                        .param("slug", slug)
                        .query(CalendarQueries::entry)
                        .list())
                .stream()
                .findFirst();
    }

    /** Where an earlier address leads today. */
    Optional<String> slugAfter(String former) {
        return jdbc.sql("""
                        select m.slug from meeting_former_slug f join meeting m on m.id = f.meeting_id
                        where f.slug = ? and m.status <> 'DRAFT'
                        """).param(former).query(String.class).optional();
    }

    Optional<MeetingEntry> withJoiningLink(UUID meeting) {
        return withAgendas(jdbc.sql(FOR_CONFIRMED + "m.id = :id")
                        .param("id", meeting)
                        .query(CalendarQueries::entry)
                        .list())
                .stream()
                .findFirst();
    }

    private static MeetingEntry entry(ResultSet row, int number) throws SQLException {
        var format = row.getString("format");
        return new MeetingEntry(
                row.getObject("id", UUID.class),
                row.getString("slug"),
                row.getString("title"),
                row.getString("summary"),
                row.getString("region"),
                ZoneId.of(row.getString("zone")),
                row.getTimestamp("starts_at").toInstant(),
                row.getTimestamp("ends_at").toInstant(),
                "CANCELLED".equals(row.getString("status")),
                row.getString("cancelled_reason"),
                row.getInt("sequence"),
                row.getTimestamp("changed_at").toInstant(),
                place(row),
                !"IN_PERSON".equals(format),
                List.of(),
                row.getString("joining_link"),
                "POSTPONED".equals(row.getString("status")));
    }

    private static @Nullable String place(ResultSet row) throws SQLException {
        if (row.getString("venue") == null) {
            return null;
        }
        return Stream.of(
                        row.getString("venue"),
                        row.getString("room"),
                        row.getString("address_line"),
                        row.getString("town"),
                        row.getString("postcode"))
                .filter(part -> !part.isBlank())
                .reduce((left, right) -> left + ", " + right)
                .orElse(null);
    }

    private record SlotOf(UUID meeting, Slot slot) {}

    private List<MeetingEntry> withAgendas(List<MeetingEntry> meetings) {
        if (meetings.isEmpty()) {
            return meetings;
        }
        Map<UUID, List<Slot>> agendas = new LinkedHashMap<>();
        for (var row : slots(meetings.stream().map(MeetingEntry::id).toArray(UUID[]::new))) {
            agendas.computeIfAbsent(row.meeting, meeting -> new ArrayList<>()).add(row.slot);
        }
        return meetings.stream()
                .map(meeting -> meeting.withAgenda(Objects.requireNonNullElse(agendas.get(meeting.id()), List.of())))
                .toList();
    }

    private List<SlotOf> slots(UUID[] meetings) {
        return jdbc.sql("""
                        select i.meeting_id, i.start_minute, coalesce(p.title, nullif(i.title, '')) as title,
                            case when p.kind = 'VENDOR' then 'VENDOR_TALK' else i.kind end as kind,
                            (select string_agg(who.name, ', ' order by part.position, who.name)
                             from appearance part join person who on who.id = part.person_id and who.status <> 'ERASED'
                             where part.item_id = i.id) as people
                        from agenda_item i left join presentation p on p.id = i.presentation_id
                        where i.meeting_id = any (:meetings)
                        order by i.meeting_id, i.start_minute, i.track nulls first
                        """)
                .param("meetings", meetings)
                .query((row, number) -> new SlotOf(
                        row.getObject("meeting_id", UUID.class),
                        new Slot(
                                row.getInt("start_minute"),
                                row.getString("kind"),
                                row.getString("title"),
                                row.getString("people"))))
                .list();
    }
}
