package org.staffroom.photos;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingId;

/** Who came and has not agreed to be in photos. Names of those who came are for the organisers; whoever asks checks that. */
@Component
public class WithoutConsent {

    /** @param asked false for somebody who came without a place, and so was never asked */
    public record Person(String name, @Nullable String organisation, boolean asked) {}

    private final JdbcClient jdbc;

    WithoutConsent(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Whoever came, seen or by their own word; where nobody was marked as here, whoever had a place too.
     */
    public List<Person> at(MeetingId meeting) {
        return jdbc.sql("""
                        with came as (select person_id, way from attendance where meeting_id = :meeting)
                        select p.name, o.name as organisation, r.id is not null as asked
                        from (
                            select person_id from came
                            union
                            select person_id from registration
                            where meeting_id = :meeting and status = 'CONFIRMED'
                              and not exists (select 1 from came where way <> 'GUEST')) who
                        join person p on p.id = who.person_id and p.status <> 'ERASED'
                        left join organisation o on o.id = p.organisation_id
                        left join registration r on r.person_id = p.id and r.meeting_id = :meeting
                        where r.photos_at is null
                        order by p.name, p.id
                        """)
                .param("meeting", meeting.value())
                .query(Person.class)
                .list();
    }
}
