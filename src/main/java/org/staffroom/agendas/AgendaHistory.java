package org.staffroom.agendas;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.agendas.OpenDay.About;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.PersonId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what was done to days, and what they were before, under the lock of their meeting. */
@Component
class AgendaHistory {

    /** So many steps can be taken back. */
    private static final int KEPT = 60;

    private static final TypeReference<List<Snapshot>> ITEMS = new TypeReference<>() {};
    private static final TypeReference<List<Steps.Step>> STEPS = new TypeReference<>() {};

    private static final String DAY = """
            coalesce((
                select jsonb_agg(jsonb_build_object(
                    'id', i.id, 'start', i.start_minute, 'minutes', i.length_minutes, 'kind', i.kind, 'title', i.title,
                    'description', i.description, 'track', i.track, 'room', i.room, 'talk', i.presentation_id,
                    'people', coalesce((
                        select jsonb_agg(jsonb_build_object('person', a.person_id, 'role', a.role) order by a.position, a.person_id)
                        from agenda_person a where a.item_id = i.id), '[]')) order by i.id)
                from agenda_item i where i.meeting_id = :meeting), '[]')
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    AgendaHistory(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    Steps of(MeetingId meeting) {
        return jdbc.sql("""
                        select coalesce(d.version, 0) as version, d.vendor_limit, coalesce((
                            select jsonb_agg(jsonb_build_object(
                                'version', c.version, 'did', c.did, 'item', c.item_id, 'about', c.about, 'by', c.changed_by,
                                'name', p.name, 'undoes', c.undoes) order by c.version)
                            from agenda_change c left join person p on p.id = c.changed_by
                            where c.meeting_id = m.id), '[]') as steps
                        from meeting m left join agenda d on d.meeting_id = m.id where m.id = :meeting
                        """)
                .param("meeting", meeting.value())
                .query((row, number) -> new Steps(
                        row.getInt("version"),
                        row.getObject("vendor_limit", Integer.class),
                        json.readValue(row.getString("steps"), STEPS)))
                .single();
    }

    /** The day as the tables have it, as JSON: flush before. */
    String now(MeetingId meeting) {
        return jdbc.sql("select " + DAY)
                .param("meeting", meeting.value())
                .query(String.class)
                .single();
    }

    /** What the day was before a step. */
    List<Snapshot> before(MeetingId meeting, int version) {
        return json.readValue(
                jdbc.sql("select before from agenda_change where meeting_id = :meeting and version = :version")
                        .param("meeting", meeting.value())
                        .param("version", version)
                        .query(String.class)
                        .single(),
                ITEMS);
    }

    /**
     * Keeps a step, unless it changed nothing: flush before.
     *
     * @return whether it changed something
     */
    boolean keep(OpenDay open, PersonId by, Did did, About about, @Nullable Integer undoes) {
        return jdbc.sql("""
                        with changed as (
                            insert into agenda (meeting_id, version)
                            select :meeting, 1 where
                        """ + DAY + """
                                is distinct from cast(:before as jsonb)
                            on conflict (meeting_id) do update set version = agenda.version + 1
                            returning version
                        ), forgotten as (
                            delete from agenda_change c using changed
                            where c.meeting_id = :meeting and c.version <= changed.version - :kept
                        )
                        insert into agenda_change (meeting_id, version, did, item_id, about, changed_by, changed_at, undoes, before)
                        select :meeting, version, :did, cast(:item as uuid), left(coalesce(nullif(:about, ''), (
                                select title from presentation where id = cast(:talk as uuid)), ''), 200), :by, :now, cast(:undoes as int),
                               cast(:before as jsonb)
                        from changed
                        """)
                        .param("meeting", open.meeting().value())
                        .param("before", open.before())
                        .param("kept", KEPT)
                        .param("did", did.name())
                        .param("item", about.item())
                        .param("about", about.title())
                        .param("talk", about.talk())
                        .param("by", by.value())
                        .param("now", Timestamp.from(clock.instant()))
                        .param("undoes", undoes)
                        .update()
                > 0;
    }

    /** Vendors may have so many minutes; null for as many as come. */
    void limitVendors(MeetingId meeting, @Nullable Integer minutes) {
        jdbc.sql("""
                        insert into agenda (meeting_id, vendor_limit) values (:meeting, cast(:minutes as int))
                        on conflict (meeting_id) do update set vendor_limit = excluded.vendor_limit
                        """)
                .param("meeting", meeting.value())
                .param("minutes", minutes)
                .update();
    }

    /** Whether talks that an earlier day had are still there. */
    boolean knows(List<UUID> talks) {
        return talks.isEmpty()
                || jdbc.sql("select count(*) from presentation where id in (:talks)")
                                .param("talks", talks)
                                .query(Integer.class)
                                .single()
                        == talks.size();
    }
}
