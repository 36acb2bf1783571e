package org.staffroom.checkin;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.shared.DemoData;
import org.staffroom.shared.TravellingClock;

/** At the latest meeting in the South West some scanned the poster: half of them members, two without an account. */
@Component
@Order(82)
@ConditionalOnProperty("staffroom.demo")
class CheckInDemo implements DemoData {

    private final CheckIns checkIns;
    private final TravellingClock clock;
    private final JdbcClient jdbc;

    CheckInDemo(CheckIns checkIns, TravellingClock clock, JdbcClient jdbc) {
        this.checkIns = checkIns;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    private record Latest(UUID id, String code, Instant startsAt) {}

    private record Came(UUID id, String name, String email) {}

    @Override
    public void load() {
        jdbc.sql("""
                        select m.id, c.code, m.starts_at from meeting m
                        join check_in_code c on c.meeting_id = m.id join region r on r.id = m.region_id
                        where r.slug = 'south-west' and m.status = 'PUBLISHED' and m.ends_at < :now and m.recorded_at is null
                        order by m.starts_at desc limit 1
                        """)
                .param("now", java.sql.Timestamp.from(clock.instant()))
                .query(Latest.class)
                .optional()
                .ifPresent(this::arrive);
        clock.comeBack();
    }

    private void arrive(Latest latest) {
        var meeting = new MeetingId(latest.id());
        var doors = latest.startsAt().minus(Duration.ofMinutes(25));
        var minutes = 0;
        for (var came : someOf(meeting)) {
            clock.travelTo(doors.plus(Duration.ofMinutes(minutes++)));
            jdbc.sql("delete from attendance where meeting_id = ? and person_id = ?")
                    .params(latest.id(), came.id())
                    .update();
            checkIns.self(
                    new CurrentPerson(new PersonId(came.id()), came.name(), came.email(), false, true), latest.code());
        }
        clock.travelTo(latest.startsAt().minus(Duration.ofMinutes(4)));
        checkIns.guest(latest.code(), "Ffion Parry", "f.parry@severnbeach-academy.example");
        clock.travelTo(latest.startsAt().plus(Duration.ofMinutes(21)));
        checkIns.guest(latest.code(), "Devon Clarke", "devon.clarke@hollowaytrust.example");
    }

    private Iterable<Came> someOf(MeetingId meeting) {
        return jdbc.sql("""
                        select p.id, p.name, p.email from attendance a join person p on p.id = a.person_id
                        join registration r on r.meeting_id = a.meeting_id and r.person_id = p.id
                        where a.meeting_id = ? and p.email is not null and p.email <> 'member@staffroom.example'
                        order by p.name limit 6
                        """).param(meeting.value()).query(Came.class).list();
    }
}
