package org.staffroom.makethecase;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.agendas.AgendaQueries;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.PersonId;

/** Reads of a meeting as a case is made for it, and of one's own words. Whether one may see the meeting is asked before. */
@Component
@Transactional(readOnly = true)
public class CaseQueries {

    private final JdbcClient jdbc;
    private final AgendaQueries agendas;
    private final CaseWords words;
    private final Clock clock;

    CaseQueries(JdbcClient jdbc, AgendaQueries agendas, CaseWords words, Clock clock) {
        this.jdbc = jdbc;
        this.agendas = agendas;
        this.words = words;
        this.clock = clock;
    }

    Case of(MeetingId meeting) {
        var topics = jdbc.sql("""
                        select t.name from topic t
                        where exists (
                            select 1 from agenda_item i join presentation_topic p on p.presentation_id = i.presentation_id
                            where i.meeting_id = :meeting and p.topic_id = t.id)
                        order by t.name limit 12
                        """)
                .param("meeting", meeting.value())
                .query(String.class)
                .list();
        var day = agendas.of(meeting);
        return jdbc.sql("""
                        select m.slug, m.title, g.name as region, g.slug as region_slug, m.starts_at, m.ends_at, m.summary,
                               v.name || ', ' || v.town as place,
                               concat_ws(', ', nullif(v.address_line, ''), v.town || ' ' || v.postcode) as address,
                               m.format = 'ONLINE' as online, m.status = 'POSTPONED' as undated,
                               m.status in ('PUBLISHED', 'POSTPONED') and (m.ends_at > :now or m.status = 'POSTPONED') as open
                        from meeting m join region g on g.id = m.region_id left join venue v on v.id = m.venue_id
                        where m.id = :meeting
                        """)
                .param("meeting", meeting.value())
                .param("now", Timestamp.from(clock.instant()))
                .query((row, number) -> new Case(
                        row.getString("slug"),
                        row.getString("title"),
                        row.getString("region"),
                        row.getString("region_slug"),
                        row.getTimestamp("starts_at").toInstant(),
                        row.getTimestamp("ends_at").toInstant(),
                        row.getString("place"),
                        row.getString("address"),
                        row.getBoolean("online"),
                        row.getBoolean("open"),
                        !row.getBoolean("undated"),
                        row.getString("summary"),
                        topics,
                        day))
                .single();
    }

    /** What the person wrote; empty while they have not. */
    Optional<CaseForm> written(PersonId person, MeetingId meeting) {
        return jdbc.sql("""
                        select benefit, cost, cover, version::text as version from meeting_case
                        where person_id = :person and meeting_id = :meeting
                        """)
                .param("person", person.value())
                .param("meeting", meeting.value())
                .query(CaseForm.class)
                .optional();
    }

    /** A case as a mail tells it: headings, and lines under them. */
    public List<CaseSection> sections(PersonId person, MeetingId meeting) {
        return written(person, meeting)
                .map(form -> words.sections(of(meeting), form))
                .orElse(List.of());
    }
}
