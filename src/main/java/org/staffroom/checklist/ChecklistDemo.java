package org.staffroom.checklist;

import java.util.List;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.shared.DemoData;

/** What the ambassadors of the demonstration have ticked off for their next meetings. */
@Component
@Order(85)
@ConditionalOnBooleanProperty("staffroom.demo")
class ChecklistDemo implements DemoData {

    private record Next(UUID meeting, UUID person, String name) {}

    private final Checklist checklist;
    private final JdbcClient jdbc;

    ChecklistDemo(Checklist checklist, JdbcClient jdbc) {
        this.checklist = checklist;
        this.jdbc = jdbc;
    }

    /** The call for talks is long over for what comes next; nobody needs slides of a meeting in summer any more. */
    @Override
    public void load() {
        for (var next : next()) {
            var me = new CurrentPerson(new PersonId(next.person), next.name, "", false, true);
            var meeting = new MeetingId(next.meeting);
            checklist.tick(me, meeting, Step.CALL);
            checklist.tick(me, meeting, Step.SPEAKERS);
        }
        for (var held : held()) {
            var me = new CurrentPerson(new PersonId(held.person), held.name, "", false, true);
            List.of(Step.CALL, Step.SPEAKERS, Step.HOST, Step.POSTER)
                    .forEach(step -> checklist.tick(me, new MeetingId(held.meeting), step));
            checklist.skip(me, new MeetingId(held.meeting), Step.SLIDES);
        }
    }

    private List<Next> next() {
        return meetings("m.starts_at > now()");
    }

    private List<Next> held() {
        return meetings("m.starts_at <= now() and m.starts_at > now() - interval '60 days'");
    }

    private List<Next> meetings(String when) {
        return jdbc.sql("""
                        select m.id as meeting, p.id as person, p.name from meeting m
                        cross join lateral (
                            select p.id, p.name from ambassador a join person p on p.id = a.person_id
                            where a.region_id = m.region_id and a.until is null order by a.role = 'CO', p.name limit 1) p
                        where m.status = 'PUBLISHED' and %s order by m.starts_at
                        """.formatted(when)).query(Next.class).list();
    }
}
