package org.staffroom.changes;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingId;
import org.staffroom.presentations.PresentationId;
import org.staffroom.venues.VenueId;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what people were last told of a meeting, beside what is so now. */
@Component
class ToldQueries {

    /** As in V013, where it was first made for the meetings there were; the address came later. */
    private static final String NOW = """
            select jsonb_build_object(
                'startsAt', m.starts_at, 'endsAt', m.ends_at, 'format', m.format, 'venue', m.venue_id, 'room', m.room,
                'place', coalesce(v.name || ', ' || v.town || ' ' || v.postcode, ''), 'link', coalesce(m.joining_link, ''),
                'address', coalesce(v.address_line, ''),
                'items', coalesce((
                    select jsonb_agg(jsonb_build_object(
                        'id', i.id, 'start', i.start_minute, 'kind', i.kind,
                        'title', coalesce(nullif(i.title, ''), t.title, ''), 'talk', i.presentation_id, 'room', i.room,
                        'speakers', coalesce((
                            select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by who.position, p.id)
                            from appearance who join person p on p.id = who.person_id
                            where who.item_id = i.id and who.role = 'SPEAKER'), '[]'),
                        'others', coalesce((
                            select jsonb_agg(distinct a.person_id) from agenda_person a
                            where a.item_id = i.id and a.role <> 'SPEAKER'), '[]'))
                        order by i.start_minute, i.track nulls first, i.id)
                    from agenda_item i left join presentation t on t.id = i.presentation_id
                    where i.meeting_id = m.id), '[]'))
            from meeting m left join venue v on v.id = m.venue_id
            where m.id = :meeting
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ToldQueries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What is so now, as the tables have it: flush before. */
    Told now(MeetingId meeting) {
        return read(jdbc.sql(NOW)
                .param("meeting", meeting.value())
                .query(String.class)
                .single());
    }

    /** What people were last told; nothing of a draft. */
    Optional<Told> told(MeetingId meeting) {
        return jdbc.sql("select facts from meeting_told where meeting_id = :meeting")
                .param("meeting", meeting.value())
                .query(String.class)
                .optional()
                .map(this::read);
    }

    /** Meetings to come on whose agenda the talk stands, and of which people were told something. */
    List<MeetingId> toldOf(PresentationId talk, Instant now) {
        return jdbc
                .sql("""
                        select m.id from meeting m join meeting_told t on t.meeting_id = m.id
                        where m.id in (select i.meeting_id from agenda_item i where i.presentation_id = :talk)
                          and (m.status = 'POSTPONED' or m.status = 'PUBLISHED' and m.ends_at > :now)
                        order by m.id
                        """)
                .param("talk", talk.value())
                .param("now", Timestamp.from(now))
                .query(UUID.class)
                .list()
                .stream()
                .map(MeetingId::new)
                .toList();
    }

    /** What people were told, if anything, and what is so now. */
    record Both(@Nullable Told told, Told now) {}

    /** Of a meeting that people still mean to come to; of no other. */
    Optional<Both> live(MeetingId meeting, Instant now) {
        return jdbc.sql("select t.facts, (" + NOW + """
                        ) as facts_now from meeting l left join meeting_told t on t.meeting_id = l.id
                        where l.id = :meeting and (l.status = 'POSTPONED' or l.status = 'PUBLISHED' and l.ends_at > :now)
                        """)
                .param("meeting", meeting.value())
                .param("now", Timestamp.from(now))
                .query((row, number) -> {
                    var facts = row.getString("facts");
                    return new Both(facts == null ? null : read(facts), read(row.getString("facts_now")));
                })
                .optional();
    }

    /** Those held there that people still mean to come to. */
    List<MeetingId> liveAt(VenueId venue, Instant now) {
        return jdbc
                .sql("""
                        select id from meeting
                        where venue_id = :venue and (status = 'POSTPONED' or status = 'PUBLISHED' and ends_at > :now)
                        order by id
                        """)
                .param("venue", venue.value())
                .param("now", Timestamp.from(now))
                .query(UUID.class)
                .list()
                .stream()
                .map(MeetingId::new)
                .toList();
    }

    /** People know what is so now. */
    void keep(MeetingId meeting, Instant now) {
        jdbc.sql(
                        "insert into meeting_told (meeting_id, facts, told_at) values (:meeting, (" + NOW + "), :now) "
                                + "on conflict (meeting_id) do update set facts = excluded.facts, told_at = excluded.told_at, untold = false")
                .param("meeting", meeting.value())
                .param("now", Timestamp.from(now))
                .update();
    }

    void markUntold(MeetingId meeting) {
        jdbc.sql("update meeting_told set untold = true where meeting_id = :meeting")
                .param("meeting", meeting.value())
                .update();
    }

    private Told read(String facts) {
        return json.readValue(facts, Told.class);
    }
}
