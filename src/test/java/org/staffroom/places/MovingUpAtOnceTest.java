package org.staffroom.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;
import org.staffroom.meetings.CapacityRaised;
import org.staffroom.meetings.PlaceMode;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.Audit;
import org.staffroom.support.AtOnce;
import org.staffroom.support.OneMeeting;
import org.staffroom.support.StaffroomTest;

/** People join a full room while it grows: nobody is left waiting beside a free place. */
@StaffroomTest
class MovingUpAtOnceTest extends OneMeeting {

    private static final int ROUNDS = 8;
    private static final int PLACES = 4;
    private static final int MORE = 6;

    @Autowired
    RegistrationRepository registrations;

    @Autowired
    PlaceQueries queries;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    Audit audit;

    @Autowired
    Clock now;

    @Autowired
    TransactionTemplate transaction;

    MovingUpAtOnceTest() {
        super(PLACES);
    }

    @Test
    void whoeverWaitsHasAPlaceWhenThereIsOne() {
        for (var round = 0; round < ROUNDS; round++) {
            var problems = joinWhileItGrows(places, () -> events.publishEvent(new CapacityRaised(meeting)));

            assertThat(problems).isEmpty();
            assertThat(free()).as("waiting beside a free place").isZero();
            assertThat(waiting()).isEqualTo(MORE);
            emptyRoom();
        }
    }

    /** The proof that the test above can fail. */
    @Test
    void withoutTheLockSomebodyWaitsBesideAFreePlace() {
        var rows = new PlaceRows(jdbc, "");
        var moving = new MovingUp(rows, registrations, event -> {});
        var unlocked = new Places(rows, moving, registrations, queries, jdbc, event -> {}, audit, now);
        var broken = 0;
        for (var round = 0; round < ROUNDS && broken == 0; round++) {
            var problems = joinWhileItGrows(unlocked, () -> moving.into(rows.day(meeting), now.instant()));
            if (!problems.isEmpty() || free() != 0 || waiting() != MORE) {
                broken++;
            }
            emptyRoom();
        }
        assertThat(broken).isPositive();
    }

    /** Twice as many come as there are places to be; the room grows in two steps among them. */
    private List<String> joinWhileItGrows(Places by, Runnable grown) {
        for (var i = 0; i < PLACES; i++) {
            places.take(given.member("Early " + i), meeting, PlaceMode.ROOM);
        }
        var presses = new ArrayList<Runnable>();
        for (var i = 0; i < 2 * MORE; i++) {
            CurrentPerson person = given.member("Late " + i);
            presses.add(() -> transaction.executeWithoutResult(t -> by.take(person, meeting, PlaceMode.ROOM)));
        }
        for (var at : List.of(3, 8)) {
            presses.add(
                    at,
                    () -> transaction.executeWithoutResult(t -> {
                        jdbc.sql("update place set capacity = capacity + :more where meeting_id = :meeting")
                                .param("more", MORE / 2)
                                .param("meeting", meeting.value())
                                .update();
                        grown.run();
                    }));
        }
        return AtOnce.problems(presses);
    }

    private void emptyRoom() {
        jdbc.sql("delete from registration").update();
        jdbc.sql("update place set confirmed = 0, next_waiting = 1, capacity = ?")
                .param(PLACES)
                .update();
    }

    private int free() {
        return number("select capacity - confirmed from place");
    }

    private int waiting() {
        return number("select count(*) from registration where status = 'WAITING'");
    }

    private int number(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }
}
