package org.staffroom.door;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.MeetingId;

/** Reads for the door; {@link DoorAccess} has decided before. */
@Component
@Transactional(readOnly = true)
class DoorQueries {

    private final JdbcClient jdbc;

    DoorQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Everybody with a place or waiting, and everybody who came, by name. */
    DoorList list(MeetingId meeting) {
        return new DoorList(jdbc.sql("""
                        with listed as (
                            select coalesce(r.person_id, a.person_id) as person_id, r.status, r.mode, a.arrived_at
                            from (select * from registration
                                  where meeting_id = :meeting and status in ('CONFIRMED', 'WAITING', 'OFFERED')) r
                            full join (select * from attendance where meeting_id = :meeting) a
                                on a.person_id = r.person_id
                        ), earlier as (
                            select a.person_id, count(*) as attended,
                                   count(*) filter (where m.region_id = this.region_id or exists (
                                       select 1 from meeting_co_host c where c.meeting_id = m.id
                                         and c.region_id = this.region_id and c.accepted_at is not null)) as attended_in_region
                            from meeting this
                            join meeting m on m.starts_at < this.starts_at
                            join attendance a on a.meeting_id = m.id
                            where this.id = :meeting and a.person_id in (select person_id from listed)
                            group by a.person_id
                        )
                        select p.id, p.name, o.name as organisation, l.status, l.mode, l.arrived_at,
                               coalesce(e.attended, 0) as attended, coalesce(e.attended_in_region, 0) as attended_in_region
                        from listed l
                        join person p on p.id = l.person_id
                        left join organisation o on o.id = p.organisation_id
                        left join earlier e on e.person_id = l.person_id
                        order by lower(p.name), p.id
                        """)
                .param("meeting", meeting.value())
                .query(DoorRow.class)
                .list());
    }
}
