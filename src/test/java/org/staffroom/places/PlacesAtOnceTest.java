package org.staffroom.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.staffroom.meetings.CapacityRaised;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.PlaceMode;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Audit;
import org.staffroom.support.AtOnce;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;

/** What is promised about places, with everybody pressing in the same moment, on a real PostgreSQL. */
@StaffroomTest
class PlacesAtOnceTest {

    @Autowired
    Given given;

    @Autowired
    Places places;

    @Autowired
    RegistrationRepository registrations;

    @Autowired
    PlaceQueries attendees;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    Audit audit;

    @Autowired
    Clock clock;

    @Autowired
    TransactionTemplate transaction;

    private MeetingId meeting;

    @BeforeEach
    void meeting() {
        meeting = given.meeting(given.region("south-west", "South West"), "Going cloud");
    }

    @Test
    void twoHundredForThirtyPlaces() {
        var problems = atOnce(members(200), person -> places.take(person, meeting, PlaceMode.ROOM));

        assertThat(problems).isEmpty();
        assertThat(count("CONFIRMED")).isEqualTo(30);
        assertThat(counted()).isEqualTo(30);
        assertThat(waitingNumbers())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 170).boxed().toList());
        assertThat(jdbc.sql("select count(distinct person_id) from registration")
                        .query(Integer.class)
                        .single())
                .isEqualTo(200);
    }

    /** The proof that the test above can fail: the same commands, without the lock, break the promise. */
    @Test
    void withoutTheLockThePromiseIsBroken() {
        var unlocked = unlocked();

        var problems = atOnce(
                members(200),
                person -> transaction.executeWithoutResult(t -> unlocked.take(person, meeting, PlaceMode.ROOM)));

        // The check constraint is what then keeps the room from overflowing: people see errors and are lost.
        assertThat(problems).isNotEmpty();
        assertThat(problems).allMatch(problem -> problem.contains("place_never_over"));
        assertThat(count("CONFIRMED") + count("WAITING")).isLessThan(200);
    }

    @Test
    void onePersonFiftyTimes() {
        var person = given.member("Priya Nair");

        var problems = atOnce(Collections.nCopies(50, person), p -> places.take(p, meeting, PlaceMode.ROOM));

        assertThat(problems).isEmpty();
        assertThat(count("CONFIRMED")).isEqualTo(1);
        assertThat(counted()).isEqualTo(1);
        // One press counted, one event told of it: both are written in the same breath.
        assertThat(jdbc.sql("select count(*) from audit where action = 'took'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(jdbc.sql("select round from registration")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void peopleLeaveAndJoinWhileTheRoomGrows() {
        var first = members(30);
        var waiting = members(100);
        first.forEach(person -> places.take(person, meeting, PlaceMode.ROOM));
        waiting.forEach(person -> places.take(person, meeting, PlaceMode.ROOM));
        var late = members(40);

        var everybody = new ArrayList<CurrentPerson>();
        everybody.addAll(first);
        everybody.addAll(late);
        Collections.shuffle(everybody, new java.util.Random(7));
        var grower = given.member("Marcus Shore");
        everybody.add(35, grower);
        everybody.add(60, grower);

        var problems = atOnce(everybody, person -> {
            if (person == grower) {
                transaction.executeWithoutResult(t -> {
                    jdbc.sql("update place set capacity = capacity + 5 where meeting_id = ?")
                            .param(meeting.value())
                            .update();
                    events.publishEvent(new CapacityRaised(meeting));
                });
            } else if (first.contains(person)) {
                places.giveBack(person, meeting);
            } else {
                places.take(person, meeting, PlaceMode.ROOM);
            }
        });

        assertThat(problems).isEmpty();
        assertThat(counted()).isEqualTo(40);
        // 30 gave back and the room grew by 10: the 40 who had waited longest are in, in their order, and no late
        // comer.
        assertThat(people("CONFIRMED"))
                .containsExactlyInAnyOrderElementsOf(
                        waiting.subList(0, 40).stream().map(CurrentPerson::id).toList());
        assertThat(people("WAITING").subList(0, 60))
                .containsExactlyElementsOf(
                        waiting.subList(40, 100).stream().map(CurrentPerson::id).toList());
        assertThat(people("WAITING")).hasSize(100);
    }

    /** The commands, with everything they have but the lock. */
    private Places unlocked() {
        var rows = new PlaceRows(jdbc, "");
        return new Places(
                rows,
                new MovingUp(rows, registrations, event -> {}),
                registrations,
                attendees,
                jdbc,
                event -> {},
                audit,
                clock);
    }

    private interface Press {
        void by(CurrentPerson person);
    }

    /** Everybody presses in the same moment; answers with what went wrong. */
    private static List<String> atOnce(List<CurrentPerson> people, Press press) {
        return AtOnce.problems(
                people.stream().map(person -> (Runnable) () -> press.by(person)).toList());
    }

    private List<CurrentPerson> members(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> given.member("Member " + i))
                .toList();
    }

    private int count(String status) {
        return jdbc.sql("select count(*) from registration where status = ?")
                .param(status)
                .query(Integer.class)
                .single();
    }

    private int counted() {
        return jdbc.sql("select confirmed from place").query(Integer.class).single();
    }

    private List<Integer> waitingNumbers() {
        return jdbc.sql("select waiting_number from registration where status = 'WAITING' order by 1")
                .query(Integer.class)
                .list();
    }

    private List<PersonId> people(String status) {
        return jdbc
                .sql("select person_id from registration where status = ? order by waiting_number")
                .param(status)
                .query(java.util.UUID.class)
                .list()
                .stream()
                .map(PersonId::new)
                .toList();
    }
}
