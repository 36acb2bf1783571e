package org.staffroom.pages;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.MeetingQueries;
import org.staffroom.meetings.MeetingRow;
import org.staffroom.people.PersonId;

/** What is coming for one person: the places they have, and what their regions plan besides. */
@Component
class OwnMeetings {

    /** @param followed meetings of followed regions, those one has a place at aside */
    record Coming(List<MeetingRow> places, List<MeetingRow> waiting, List<MeetingRow> followed) {}

    private record Own(MeetingId meeting, String why) {}

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
                        (select m.id, case g.status when 'CONFIRMED' then g.status else 'WAITING' end as why, m.starts_at from registration g join meeting m on m.id = g.meeting_id
                         where g.person_id = :person and g.status not in ('CANCELLED', 'APOLOGIES')
                           and m.status <> 'DRAFT' and (m.ends_at > :now or m.status = 'POSTPONED')
                         order by m.starts_at limit 10)
                        union all
                        (select m.id, 'FOLLOWED', m.starts_at from meeting m
                         where m.status = 'PUBLISHED' and m.ends_at > :now
                           and exists (
                               select 1 from region_follower f where f.person_id = :person and (
                                   f.region_id = m.region_id or exists (
                                       select 1 from meeting_co_host c where c.meeting_id = m.id
                                           and c.region_id = f.region_id and c.accepted_at is not null)))
                           and not exists (
                               select 1 from registration g where g.meeting_id = m.id and g.person_id = :person
                                   and g.status not in ('CANCELLED', 'APOLOGIES'))
                         order by m.starts_at limit :most)
                        order by starts_at, id
                        """)
                .param("person", person.value())
                .param("now", Timestamp.from(clock.instant()))
                .param("most", most)
                .query((row, number) -> new Own(new MeetingId(row.getObject("id", UUID.class)), row.getString("why")))
                .list();
        var rows = meetings.rows(own.stream().map(Own::meeting).toList());
        return new Coming(which(rows, own, "CONFIRMED"), which(rows, own, "WAITING"), which(rows, own, "FOLLOWED"));
    }

    private static List<MeetingRow> which(List<MeetingRow> rows, List<Own> own, String why) {
        Set<MeetingId> wanted = new HashSet<>();
        own.stream().filter(one -> one.why.equals(why)).forEach(one -> wanted.add(one.meeting));
        return rows.stream().filter(row -> wanted.contains(row.id())).toList();
    }
}
