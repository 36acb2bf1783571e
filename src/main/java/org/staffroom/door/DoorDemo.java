package org.staffroom.door;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingDemo;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.shared.DemoData;
import org.staffroom.shared.TravellingClock;

/**
 * At the meeting of today people came one after the other, before it began and some after. A helper marked every other one on
 * a phone of hers; two came without a place.
 */
@Component
@Order(89)
@ConditionalOnProperty("staffroom.demo")
class DoorDemo implements DemoData {

    private static final Duration DOOR_OPENED = Duration.ofMinutes(25);

    /** In the middle of the first talk. */
    private static final Duration LATE = Duration.ofMinutes(31);

    private record Today(UUID id, Instant startsAt, String zone) {}

    private final Door door;
    private final DoorHelpers helpers;
    private final DoorPhones phones;
    private final MeetingDemo meetings;
    private final TravellingClock clock;
    private final JdbcClient jdbc;

    DoorDemo(
            Door door,
            DoorHelpers helpers,
            DoorPhones phones,
            MeetingDemo meetings,
            TravellingClock clock,
            JdbcClient jdbc) {
        this.door = door;
        this.helpers = helpers;
        this.phones = phones;
        this.meetings = meetings;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @Override
    public void load() {
        var now = clock.instant();
        jdbc.sql("""
                        select m.id, m.starts_at, m.zone from meeting m join region r on r.id = m.region_id
                        where r.slug = 'south-west' and m.status = 'PUBLISHED' and m.recorded_at is null
                          and m.starts_at between :yesterday and :now
                          and (m.starts_at at time zone m.zone)::date = (:now at time zone m.zone)::date
                        order by m.starts_at desc limit 1
                        """)
                .param("yesterday", Timestamp.from(now.minus(Duration.ofDays(1))))
                .param("now", Timestamp.from(now))
                .query(Today.class)
                .optional()
                .ifPresent(today -> arrive(today, now));
        clock.comeBack();
    }

    private void arrive(Today today, Instant now) {
        var meeting = new MeetingId(today.id());
        var came = cameTo(meeting);
        if (came.size() < 3) {
            return;
        }
        var organiser = meetings.organiser();
        var helper = came.get(0);
        helpers.name(organiser, meeting, helper.email());
        at(today, now, today.startsAt().minus(DOOR_OPENED));
        phones.give(helper, meeting, UUID.randomUUID(), "Chrome, Android");
        jdbc.sql("delete from attendance where meeting_id = ?")
                .param(meeting.value())
                .update();
        for (var number = 0; number < came.size(); number++) {
            var late = number == came.size() - 1;
            at(
                    today,
                    now,
                    late
                            ? today.startsAt().plus(LATE)
                            : today.startsAt().minus(DOOR_OPENED).plusSeconds(70L * number));
            door.markAll(
                    number % 2 == 0 ? organiser : helper,
                    meeting,
                    List.of(came.get(number).id()));
        }
        at(today, now, today.startsAt().minus(Duration.ofMinutes(2)));
        door.walkIn(helper, meeting, "Rhona Petrie", "rhona.petrie@brueside-academy.example");
        door.walkIn(organiser, meeting, "Callum Bright", null);
    }

    /** Neither before the day, which would not be let in, nor after this moment. */
    private void at(Today today, Instant now, Instant then) {
        var zone = ZoneId.of(today.zone());
        var begins =
                today.startsAt().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        clock.travelTo(then.isBefore(begins) ? begins : then.isAfter(now) ? now : then);
    }

    private List<CurrentPerson> cameTo(MeetingId meeting) {
        return jdbc.sql("""
                        select p.id, p.name, p.email from attendance a join person p on p.id = a.person_id
                        where a.meeting_id = ? and p.email is not null and p.standing = 'MEMBER' order by md5(p.email)
                        """)
                .param(meeting.value())
                .query((row, number) -> new CurrentPerson(
                        new PersonId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        row.getString("email"),
                        false,
                        true))
                .list();
    }
}
