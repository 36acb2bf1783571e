package org.staffroom.checkin;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.shared.DemoData;
import org.staffroom.shared.TravellingClock;

/** At the meeting of today two checked in on their own phones, and a guest for whom nobody vouches yet. */
@Component
@Order(90)
@ConditionalOnProperty("staffroom.demo")
class CheckInTodayDemo implements DemoData {

    private final CheckIns checkIns;
    private final TravellingClock clock;
    private final JdbcClient jdbc;

    CheckInTodayDemo(CheckIns checkIns, TravellingClock clock, JdbcClient jdbc) {
        this.checkIns = checkIns;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    private record Today(UUID id, String code, Instant startsAt) {}

    @Override
    public void load() {
        var now = clock.instant();
        jdbc.sql("""
                        select m.id, c.code, m.starts_at from meeting m
                        join check_in_code c on c.meeting_id = m.id join region r on r.id = m.region_id
                        where r.slug = 'south-west' and m.status = 'PUBLISHED' and m.starts_at <= :now and m.ends_at > :now
                        order by m.starts_at desc limit 1
                        """)
                .param("now", Timestamp.from(now))
                .query(Today.class)
                .optional()
                .ifPresent(this::arrive);
        clock.comeBack();
    }

    private void arrive(Today today) {
        clock.travelTo(today.startsAt().minus(Duration.ofMinutes(6)));
        jdbc.sql("""
                        select p.id, p.name, p.email from registration r join person p on p.id = r.person_id
                        where r.meeting_id = :meeting and r.status = 'CONFIRMED' and p.email is not null and not exists (
                            select 1 from attendance a where a.meeting_id = r.meeting_id and a.person_id = r.person_id)
                        order by p.name limit 2
                        """)
                .param("meeting", today.id())
                .query((row, number) -> new CurrentPerson(
                        new PersonId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        row.getString("email"),
                        false,
                        true))
                .list()
                .forEach(person -> checkIns.self(person, today.code()));
        clock.travelTo(today.startsAt().minus(Duration.ofMinutes(1)));
        checkIns.guest(today.code(), "Tegan Roach", "tegan.roach@tamarside.example");
    }
}
