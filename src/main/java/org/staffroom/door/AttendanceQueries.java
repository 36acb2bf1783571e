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

    /**
     * Of those {@code listed}, who came to meetings before {@code :meeting}: to how many, and to how many of its region. Whoever
     * is not among them is a new face. It follows {@code with listed as (…),} which names {@code person_id}.
     */
    public static final String EARLIER = """
            earlier as (
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
            """;

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
