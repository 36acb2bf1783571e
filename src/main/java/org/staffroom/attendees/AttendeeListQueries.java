package org.staffroom.attendees;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.door.AttendanceQueries;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.Audit;
import org.staffroom.shared.NotFound;

/** Reads for the organisers of a meeting. Needs are told to nobody else. */
@Component
@Transactional(readOnly = true)
class AttendeeListQueries {

    private final JdbcClient jdbc;
    private final MeetingAccess access;
    private final Audit audit;

    AttendeeListQueries(JdbcClient jdbc, MeetingAccess access, Audit audit) {
        this.jdbc = jdbc;
        this.access = access;
        this.audit = audit;
    }

    /** @throws NotFound for anybody who does not organise the meeting */
    AttendeeList list(CurrentPerson me, MeetingId meeting) {
        access.requireOrganiser(me, meeting);
        return new AttendeeList(jdbc.sql("""
                        with listed as (
                            select coalesce(r.person_id, a.person_id) as person_id, r.id as registration_id, r.status,
                                   r.mode, r.booked_by, r.registered_at, r.dietary_needs, r.access_needs,
                                   r.photos_at, r.listed_at, r.vendors_at, a.arrived_at, a.way,
                                   case when r.status = 'WAITING' then row_number() over (
                                       partition by r.status, r.mode order by r.waiting_number) else 0 end as position
                            from (select * from registration where meeting_id = :meeting) r
                            full join (select * from attendance where meeting_id = :meeting) a
                                on a.person_id = r.person_id
                        ), """ + AttendanceQueries.EARLIER + """
                        , by_hand as (
                            select distinct on (h.person_id) h.person_id, h.action, h.reason, b.name as done_by, h.done_at
                            from place_by_hand h join person b on b.id = h.done_by
                            where h.meeting_id = :meeting
                            order by h.person_id, h.done_at desc
                        ), unanswered as (
                            select l.registration_id, count(*) as open
                            from listed l join question q on q.meeting_id = :meeting and q.required
                            left join question_answer a on a.question_id = q.id and a.registration_id = l.registration_id
                            where l.status not in ('CANCELLED', 'APOLOGIES') and a.question_id is null
                            group by l.registration_id
                        )
                        select p.id, p.name, p.job_title, o.name as organisation, l.status, l.mode, l.position,
                               l.registered_at, l.arrived_at, l.dietary_needs, l.access_needs,
                               coalesce(e.attended, 0) as attended, coalesce(e.attended_in_region, 0) as attended_in_region,
                               p.email is not null and p.status = 'ACTIVE' and (l.way is distinct from 'GUEST'
                                   or coalesce(l.status not in ('CANCELLED', 'APOLOGIES'), false)) as reachable,
                               case when l.booked_by <> l.person_id then bringer.name end as bringer,
                               h.action as hand_action, h.reason as hand_reason, h.done_by as hand_by, h.done_at as hand_at,
                               l.photos_at is not null as photos, l.listed_at is not null as listed,
                               l.vendors_at is not null as vendors, coalesce(u.open, 0) as open, l.way
                        from listed l
                        join person p on p.id = l.person_id
                        left join person bringer on bringer.id = l.booked_by
                        left join organisation o on o.id = p.organisation_id
                        left join earlier e on e.person_id = l.person_id
                        left join by_hand h on h.person_id = l.person_id
                        left join unanswered u on u.registration_id = l.registration_id
                        order by lower(p.name), p.id
                        """)
                .param("meeting", meeting.value())
                .query(AttendeeRow.class)
                .list());
    }

    /** The list, to be taken away; written down. */
    @Transactional
    AttendeeList exported(CurrentPerson me, MeetingId meeting) {
        var list = list(me, meeting);
        audit.record(me.id().value(), "exported attendees", "meeting", meeting.value());
        return list;
    }

    /** Name, work and e-mail address of those with a place who let vendors have them; written down. */
    @Transactional
    List<List<@Nullable String>> vendors(CurrentPerson me, MeetingId meeting) {
        access.requireOrganiser(me, meeting);
        audit.record(me.id().value(), "exported vendors' list", "meeting", meeting.value());
        return jdbc.sql("""
                        select p.name, p.job_title, o.name as organisation, p.email
                        from registration r
                        join person p on p.id = r.person_id
                        left join organisation o on o.id = p.organisation_id
                        where r.meeting_id = :meeting and r.vendors_at is not null and r.status = 'CONFIRMED'
                          and p.status = 'ACTIVE'
                        order by lower(p.name), p.id
                        """)
                .param("meeting", meeting.value())
                .query((row, number) -> Arrays.asList(
                        row.getString("name"),
                        row.getString("job_title"),
                        row.getString("organisation"),
                        row.getString("email")))
                .list();
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
