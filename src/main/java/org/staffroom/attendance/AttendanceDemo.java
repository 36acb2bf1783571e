package org.staffroom.attendance;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.shared.DemoData;
import org.staffroom.shared.TravellingClock;

/**
 * Not everybody stays to the end: at the latest meeting in the South West some came later or left early, some were missing,
 * and one says that nobody marked her. The member of the demonstration missed a meeting elsewhere.
 */
@Component
@Order(83)
@ConditionalOnProperty("staffroom.demo")
class AttendanceDemo implements DemoData {

    private static final String MEMBER = "member@staffroom.example";

    private record Held(UUID id, Instant endsAt) {}

    private final Attendances attendances;
    private final OwnAttendances own;
    private final TravellingClock clock;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    AttendanceDemo(
            Attendances attendances,
            OwnAttendances own,
            TravellingClock clock,
            TransactionTemplate transaction,
            JdbcClient jdbc) {
        this.attendances = attendances;
        this.own = own;
        this.clock = clock;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    @Override
    public void load() {
        var now = clock.instant();
        latest(now, "south-west").ifPresent(meeting -> transaction.executeWithoutResult(t -> latestAtHome(meeting)));
        latest(now, "wales").ifPresent(meeting -> transaction.executeWithoutResult(t -> missed(meeting)));
        clock.comeBack();
    }

    private Optional<Held> latest(Instant now, String region) {
        return jdbc.sql("""
                        select m.id, m.ends_at from meeting m join region r on r.id = m.region_id
                        where r.slug = :region and m.status = 'PUBLISHED' and m.ends_at < :now and m.recorded_at is null
                          and m.format <> 'ONLINE'
                        order by m.starts_at desc limit 1
                        """)
                .param("region", region)
                .param("now", Timestamp.from(now))
                .query(Held.class)
                .optional();
    }

    private void latestAtHome(Held meeting) {
        var id = new MeetingId(meeting.id());
        clock.travelTo(meeting.endsAt().plus(Duration.ofHours(4)));
        var admin = person("p.email = 'admin@staffroom.example'").get(0);
        var came = cameTo(meeting.id());
        if (came.size() < 12) {
            return;
        }
        attendances.correct(admin, id, came.get(1).id(), "11:05", null);
        attendances.correct(admin, id, came.get(4).id(), null, "13:00");
        own.left(came.get(7), id, "14:00");
        for (var missing : List.of(came.get(9), came.get(10), came.get(11))) {
            jdbc.sql("delete from attendance where meeting_id = ? and person_id = ?")
                    .params(meeting.id(), missing.id().value())
                    .update();
        }
        own.apologise(came.get(9), id);
        own.otherwise(
                came.get(10),
                id,
                "10:15",
                null,
                "I came in while everybody had coffee, and went straight to the back row.");
    }

    /** Of those who had a place in the room, by name; not who is looked over the shoulder in the demonstration. */
    private List<CurrentPerson> cameTo(UUID meeting) {
        return person("""
                p.email <> '%s' and exists (select 1 from attendance a where a.person_id = p.id and a.meeting_id = '%s'
                    and a.way = 'DOOR') and exists (select 1 from registration r where r.person_id = p.id
                    and r.meeting_id = '%2$s' and r.mode = 'ROOM')
                """.formatted(MEMBER, meeting));
    }

    private void missed(Held meeting) {
        var member = person("p.email = '" + MEMBER + "'").get(0).id().value();
        var taken = jdbc.sql("""
                        update place set confirmed = confirmed + 1
                        where meeting_id = ? and mode = 'ROOM' and confirmed < capacity
                        """).param(meeting.id()).update();
        if (taken == 0) {
            return;
        }
        // Written as the command would have left it: places at what is over cannot be taken.
        jdbc.sql("""
                        insert into registration (id, meeting_id, person_id, mode, status, booked_by, registered_at, changed_at)
                        select gen_random_uuid(), id, :member, 'ROOM', 'CONFIRMED', :member,
                               starts_at - interval '20 days', starts_at - interval '20 days'
                        from meeting where id = :meeting
                        """).param("member", member).param("meeting", meeting.id()).update();
    }

    private List<CurrentPerson> person(String where) {
        return jdbc.sql("select p.id, p.name, p.email, p.admin from person p where p.email is not null and " + where
                        + " order by p.name")
                .query((row, number) -> new CurrentPerson(
                        new PersonId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        row.getString("email"),
                        row.getBoolean("admin"),
                        true))
                .list();
    }
}
