package org.staffroom.attendees;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.PersonId;

/** Reads about places. Whoever asks for the place of a person has made sure that it is their own. */
@Component
@Transactional(readOnly = true)
public class AttendeeQueries {

    private final JdbcClient jdbc;

    AttendeeQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The person's registration for the meeting, given back or not; empty when there never was one. */
    public Optional<OwnPlace> ownPlace(MeetingId meeting, PersonId person) {
        return jdbc.sql("""
                        select r.status, r.mode, r.round, r.calendar_sequence as sequence,
                               case when r.status = 'WAITING' then (
                                   select count(*) from registration before
                                   where before.meeting_id = r.meeting_id and before.mode = r.mode
                                     and before.status = 'WAITING' and before.waiting_number <= r.waiting_number)
                               else 0 end as position
                        from registration r
                        where r.meeting_id = :meeting and r.person_id = :person
                        """)
                .param("meeting", meeting.value())
                .param("person", person.value())
                .query(OwnPlace.class)
                .optional();
    }
}
