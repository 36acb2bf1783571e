package org.staffroom.newfaces;

import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.shared.DemoData;

/** Who greets new people at the next meetings of the demonstration: some of those who have come often. */
@Component
@Order(73)
@ConditionalOnBooleanProperty("staffroom.demo")
class NewFacesDemo implements DemoData {

    private record Regular(UUID meeting, UUID id, String name, String email) {}

    private final Greeters greeters;
    private final JdbcClient jdbc;

    NewFacesDemo(Greeters greeters, JdbcClient jdbc) {
        this.greeters = greeters;
        this.jdbc = jdbc;
    }

    @Override
    public void load() {
        jdbc.sql("""
                        select meeting, id, name, email from (
                            select r.meeting_id as meeting, p.id, p.name, p.email,
                                row_number() over (partition by r.meeting_id order by (
                                    select count(*) from attendance a where a.person_id = p.id) desc, p.email) as number
                            from registration r
                            join meeting m on m.id = r.meeting_id and m.status = 'PUBLISHED' and m.starts_at > now()
                            join person p on p.id = r.person_id and p.email is not null
                            where r.status = 'CONFIRMED' and r.mode = 'ROOM' and p.email <> 'member@staffroom.example') known
                        where number <= 3
                        """)
                .query(Regular.class)
                .list()
                .forEach(one -> greeters.offer(
                        new CurrentPerson(new PersonId(one.id), one.name, one.email, false, true),
                        new MeetingId(one.meeting),
                        true));
    }
}
