package org.staffroom.attendees;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingAudience;
import org.staffroom.meetings.MeetingId;

/** Who is told of a change: whoever is registered and whoever has a part in the agenda, as far as they have an e-mail. */
@Component
class RegisteredAudience implements MeetingAudience {

    private final JdbcClient jdbc;

    RegisteredAudience(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Audience of(MeetingId meeting) {
        return jdbc.sql("""
                        with told as (
                            select p.id, r.status
                            from person p
                            left join registration r on r.person_id = p.id and r.meeting_id = :meeting
                                and r.status not in ('CANCELLED', 'APOLOGIES')
                            where p.status = 'ACTIVE' and p.email is not null and (r.id is not null or p.id in (
                                select a.person_id from agenda_person a join agenda_item i on i.id = a.item_id
                                where i.meeting_id = :meeting
                                union
                                select s.person_id from presentation_speaker s
                                join agenda_item i on i.presentation_id = s.presentation_id
                                where i.meeting_id = :meeting)))
                        select count(*) filter (where status = 'CONFIRMED') as confirmed,
                               count(*) filter (where status in ('WAITING', 'OFFERED', 'REQUESTED')) as waiting,
                               count(*) filter (where status is null) as speakers
                        from told
                        """)
                .param("meeting", meeting.value())
                .query(Audience.class)
                .single();
    }
}
