package org.staffroom.attendees;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.NotFound;

/** Reads for the organisers of a meeting. Needs are told to nobody else. */
@Component
@Transactional(readOnly = true)
class AttendeeListQueries {

    private final JdbcClient jdbc;
    private final MeetingAccess access;

    AttendeeListQueries(JdbcClient jdbc, MeetingAccess access) {
        this.jdbc = jdbc;
        this.access = access;
    }

    /** @throws NotFound for anybody who does not organise the meeting */
    AttendeeList list(CurrentPerson me, MeetingId meeting) {
        access.requireOrganiser(me, meeting);
        return new AttendeeList(jdbc.sql("""
                        with listed as (
                            select coalesce(r.person_id, a.person_id) as person_id, r.status, r.mode, r.waiting_number,
                                   r.dietary_needs, r.access_needs, a.arrived_at,
                                   case when r.status = 'WAITING' then row_number() over (
                                       partition by r.status, r.mode order by r.waiting_number) else 0 end as position
                            from (select * from registration
                                  where meeting_id = :meeting and status not in ('CANCELLED', 'APOLOGIES')) r
                            full join (select * from attendance where meeting_id = :meeting) a
                                on a.person_id = r.person_id
                        ), earlier as (
                            select a.person_id, count(*) as attended,
                                   count(*) filter (where m.region_id = this.region_id) as attended_in_region
                            from meeting this
                            join meeting m on m.starts_at < this.starts_at
                            join attendance a on a.meeting_id = m.id
                            where this.id = :meeting and a.person_id in (select person_id from listed)
                            group by a.person_id
                        )
                        select p.id, p.name, p.job_title, o.name as organisation, l.status, l.mode, l.position,
                               l.arrived_at, l.dietary_needs, l.access_needs,
                               coalesce(e.attended, 0) as attended, coalesce(e.attended_in_region, 0) as attended_in_region
                        from listed l
                        join person p on p.id = l.person_id
                        left join organisation o on o.id = p.organisation_id
                        left join earlier e on e.person_id = l.person_id
                        order by (l.status = 'WAITING') is true, l.position, lower(p.name), p.id
                        """)
                .param("meeting", meeting.value())
                .query(AttendeeRow.class)
                .list());
    }

    /** Named so far, those whose time is over too. */
    List<HelperRow> helpers(CurrentPerson me, MeetingId meeting) {
        access.requireOrganiser(me, meeting);
        return jdbc.sql("""
                        select p.id, p.name, o.name as organisation, h.expires_at
                        from door_helper h
                        join person p on p.id = h.person_id
                        left join organisation o on o.id = p.organisation_id
                        where h.meeting_id = :meeting
                        order by lower(p.name), p.id
                        """)
                .param("meeting", meeting.value())
                .query(HelperRow.class)
                .list();
    }
}
