package org.staffroom.pages;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.MeetingQueries;
import org.staffroom.meetings.MeetingRow;
import org.staffroom.people.PersonId;

/** What is coming for one person: the places they have, then what they follow, then everything else. */
@Component
class OwnMeetings {

    /**
     * @param followed meetings of followed regions and topics, those one has a place at aside
     * @param elsewhere what is left of as many
     */
    record Coming(
            List<MeetingRow> places,
            List<MeetingRow> waiting,
            List<Suggested<MeetingRow>> followed,
            List<MeetingRow> elsewhere) {}

    private record Own(MeetingId meeting, String what, List<String> why) {}

    private final JdbcClient jdbc;
    private final MeetingQueries meetings;
    private final Clock clock;

    OwnMeetings(JdbcClient jdbc, MeetingQueries meetings, Clock clock) {
        this.jdbc = jdbc;
        this.meetings = meetings;
        this.clock = clock;
    }

    Coming of(PersonId person, int most) {
        var own = jdbc.sql("""
                        (select m.id, case g.status when 'CONFIRMED' then 'PLACE' else 'WAITING' end as what, m.starts_at,
                                array[]::text[] as names
                         from registration g join meeting m on m.id = g.meeting_id
                         where g.person_id = :person and g.status not in ('CANCELLED', 'APOLOGIES')
                           and m.status <> 'DRAFT' and (m.ends_at > :now or m.status = 'POSTPONED')
                         order by m.starts_at limit 10)
                        union all
                        (select n.id, case when n.names = '{}' then 'ELSEWHERE' else 'FOLLOWED' end, n.starts_at, n.names
                         from (
                             select m.id, m.starts_at, %s as names from meeting m
                             where m.status = 'PUBLISHED' and m.ends_at > :now
                               and not exists (
                                   select 1 from registration g where g.meeting_id = m.id and g.person_id = :person
                                       and g.status not in ('CANCELLED', 'APOLOGIES'))) n
                         order by n.names = '{}', n.starts_at limit :most)
                        order by starts_at, id
                        """.formatted(Follows.OF_MEETING))
                .param("person", person.value())
                .param("now", Timestamp.from(clock.instant()))
                .param("most", most)
                .query((row, number) -> new Own(
                        new MeetingId(row.getObject("id", UUID.class)),
                        row.getString("what"),
                        Follows.names(row.getArray("names"))))
                .list();
        Map<MeetingId, MeetingRow> rows = new HashMap<>();
        meetings.rows(own.stream().map(Own::meeting).toList()).forEach(row -> rows.put(row.id(), row));
        return new Coming(
                which(rows, own, "PLACE"),
                which(rows, own, "WAITING"),
                own.stream()
                        .filter(one -> one.what.equals("FOLLOWED"))
                        .map(one -> new Suggested<>(Objects.requireNonNull(rows.get(one.meeting)), one.why))
                        .toList(),
                which(rows, own, "ELSEWHERE"));
    }

    private static List<MeetingRow> which(Map<MeetingId, MeetingRow> rows, List<Own> own, String what) {
        return own.stream()
                .filter(one -> one.what.equals(what))
                .map(one -> Objects.requireNonNull(rows.get(one.meeting)))
                .toList();
    }
}
