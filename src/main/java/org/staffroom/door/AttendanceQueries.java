package org.staffroom.door;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.PersonId;

/** Reads about who came. */
@Component
@Transactional(readOnly = true)
public class AttendanceQueries {

    private final JdbcClient jdbc;

    AttendanceQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The numbers for a write-up; all 0 while nobody was marked as here. Names nobody, so anybody may know. */
    public AttendanceFacts facts(MeetingId meeting) {
        return jdbc.sql("""
                        select count(*) as came,
                               count(*) filter (where not exists (
                                   select 1 from attendance earlier join meeting em on em.id = earlier.meeting_id
                                   where earlier.person_id = a.person_id and em.starts_at < m.starts_at)) as new_faces,
                               count(*) filter (where not exists (
                                   select 1 from attendance earlier join meeting em on em.id = earlier.meeting_id
                                   where earlier.person_id = a.person_id and em.starts_at < m.starts_at
                                     and (em.region_id = m.region_id or exists (
                                         select 1 from meeting_co_host c where c.meeting_id = em.id
                                           and c.region_id = m.region_id and c.accepted_at is not null)))) as new_in_region,
                               count(distinct p.organisation_id) as organisations
                        from attendance a
                        join meeting m on m.id = a.meeting_id
                        join person p on p.id = a.person_id
                        where a.meeting_id = :meeting
                        """)
                .param("meeting", meeting.value())
                .query(AttendanceFacts.class)
                .single();
    }

    /** Whether the person was marked as here; what somebody typed whom nobody saw is no mark. */
    public boolean attended(MeetingId meeting, PersonId person) {
        return jdbc.sql("""
                        select exists (select 1 from attendance
                            where meeting_id = :meeting and person_id = :person and way <> 'GUEST')
                        """)
                .param("meeting", meeting.value())
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }
}
