package org.staffroom.places;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.PersonId;

/** Reads of the colleagues somebody brings; of one's own alone. */
@Component
@Transactional(readOnly = true)
public class ColleagueQueries {

    private final JdbcClient jdbc;

    ColleagueQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many colleagues one person may bring. */
    public int most(MeetingId meeting) {
        return jdbc.sql("select most_colleagues from place_rules where meeting_id = ?")
                .param(meeting.value())
                .query(Integer.class)
                .optional()
                .orElse(PlaceRules.DEFAULT.mostColleagues());
    }

    public List<ColleagueRow> of(MeetingId meeting, PersonId me) {
        return jdbc.sql("""
                        select r.id, coalesce(r.booked_name, p.name) as called, r.status, p.standing = 'UNCLAIMED' as unclaimed,
                               case when p.email is null then r.confirm_by end as confirm_by,
                               place_in_line(r) as position,
                               (select count(*) from question q where q.meeting_id = r.meeting_id and q.required
                                   and not exists (select 1 from question_answer a
                                       where a.question_id = q.id and a.registration_id = r.id)) as open
                        from registration r join person p on p.id = r.person_id
                        where r.meeting_id = :meeting and r.booked_by = :me and r.person_id <> :me
                          and r.status not in ('CANCELLED', 'APOLOGIES')
                        order by r.registered_at, r.waiting_number nulls first, r.id
                        """)
                .param("meeting", meeting.value())
                .param("me", me.value())
                .query(ColleagueRow.class)
                .list();
    }

    /** What a colleague needs, as long as they have not been here themselves. */
    public Optional<Needs> needs(MeetingId meeting, PersonId me, UUID registration) {
        return jdbc.sql("""
                        select r.dietary_needs, r.access_needs from registration r join person p on p.id = r.person_id
                        where r.id = :registration and r.meeting_id = :meeting and r.booked_by = :me and r.person_id <> :me
                          and r.status not in ('CANCELLED', 'APOLOGIES') and p.standing = 'UNCLAIMED'
                        """)
                .param("registration", registration)
                .param("meeting", meeting.value())
                .param("me", me.value())
                .query((row, number) -> new Needs(row.getString("dietary_needs"), row.getString("access_needs")))
                .optional();
    }
}
