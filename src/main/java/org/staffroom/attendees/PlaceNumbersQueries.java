package org.staffroom.attendees;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.NotFound;

/** Counts places, for the organisers of a meeting. */
@Component
@Transactional(readOnly = true)
class PlaceNumbersQueries {

    private final JdbcClient jdbc;
    private final MeetingAccess access;

    PlaceNumbersQueries(JdbcClient jdbc, MeetingAccess access) {
        this.jdbc = jdbc;
        this.access = access;
    }

    /** A row for each mode that the meeting has; the room first. */
    List<PlaceNumbers> of(CurrentPerson me, MeetingId meeting) {
        access.requireOrganiser(me, meeting);
        return jdbc.sql("""
                        select p.mode, p.capacity,
                               count(*) filter (where r.status = 'CONFIRMED') as confirmed,
                               count(*) filter (where r.confirm_by is not null) as asked,
                               count(*) filter (where r.status = 'OFFERED') as offered,
                               count(*) filter (where r.status = 'WAITING') as waiting,
                               count(*) filter (where r.status = 'REQUESTED') as requested,
                               count(*) filter (where r.status = 'APOLOGIES') as apologies,
                               count(*) filter (where r.status = 'CANCELLED') as given_back
                        from place p
                        join meeting m on m.id = p.meeting_id
                            and (m.format = 'HYBRID' or (m.format = 'ONLINE') = (p.mode = 'ONLINE'))
                        left join registration r on r.meeting_id = p.meeting_id and r.mode = p.mode
                        where p.meeting_id = :meeting
                        group by p.mode, p.capacity
                        order by p.mode desc
                        """)
                .param("meeting", meeting.value())
                .query(PlaceNumbers.class)
                .list();
    }

    /** What the page of places shows of people. */
    record Overview(List<PlaceNumbers> numbers, List<RequestRow> requests) {}

    /** @throws NotFound for anybody who does not organise the meeting */
    Overview overview(CurrentPerson me, MeetingId meeting) {
        return new Overview(of(me, meeting), requests(meeting));
    }

    /** Who asks for a place, the first to ask first. */
    private List<RequestRow> requests(MeetingId meeting) {
        return jdbc.sql("""
                        select p.id, p.name, p.job_title, o.name as organisation, r.mode, r.changed_at as asked_at, (
                            select count(*) from registration c join person cp on cp.id = c.person_id
                            where c.meeting_id = r.meeting_id and c.status in ('CONFIRMED', 'OFFERED')
                              and cp.organisation_id = p.organisation_id) as colleagues
                        from registration r
                        join person p on p.id = r.person_id
                        left join organisation o on o.id = p.organisation_id
                        where r.meeting_id = :meeting and r.status = 'REQUESTED'
                        order by r.changed_at, p.id
                        """)
                .param("meeting", meeting.value())
                .query(RequestRow.class)
                .list();
    }
}
