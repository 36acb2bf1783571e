package org.staffroom.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.PlaceMode;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.Audit;
import org.staffroom.shared.TravellingClock;
import org.staffroom.support.AtOnce;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;

/** Answers that come while their time ends, many at once and on several instances: each place is one person's. */
@StaffroomTest
class AnswersAtOnceTest {

    private static final Instant START = EmptyTables.NOW.plus(Duration.ofDays(14));
    private static final int PLACES = 10;

    @Autowired
    Given given;

    @Autowired
    Places places;

    @Autowired
    PlaceAnswers answers;

    @Autowired
    RuleBook book;

    @Autowired
    RegistrationRepository registrations;

    @Autowired
    PlaceQueries attendees;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    Audit audit;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TravellingClock clock;

    private MeetingId meeting;
    private CurrentPerson ambassador;
    private List<CurrentPerson> first;
    private List<CurrentPerson> waiting;

    /** Ten gave back late: ten others are offered a place each, thirty more wait. */
    @BeforeEach
    void offers() {
        var region = given.region("south-west", "South West");
        ambassador = given.ambassador("Marcus Shore", region);
        meeting = given.meeting(region, "Going cloud", START, PLACES);
        first = members(PLACES);
        waiting = members(40);
        first.forEach(this::take);
        waiting.forEach(this::take);
        clock.travelTo(START.minus(Duration.ofHours(10)));
        first.forEach(person -> places.giveBack(person, meeting));
        assertThat(count("OFFERED")).isEqualTo(PLACES);
    }

    @Test
    void theDeadlinePassedOnManyInstancesAtOnceEndsEachOfferOnce() {
        clock.travelTo(START.minus(Duration.ofHours(1)));

        var problems = AtOnce.problems(IntStream.range(0, 20)
                .mapToObj(i -> (Runnable) () -> answers.end(meeting))
                .toList());

        assertThat(problems).isEmpty();
        assertThat(held()).isEqualTo(PLACES).isEqualTo(counted());
        assertThat(count("OFFERED")).isEqualTo(PLACES);
        assertThat(audited("let go")).isEqualTo(PLACES);
        assertThat(offered())
                .containsExactlyInAnyOrderElementsOf(waiting.subList(PLACES, 2 * PLACES).stream()
                        .map(CurrentPerson::id)
                        .map(id -> id.value())
                        .toList());
    }

    /** The proof that the test above can fail. */
    @Test
    void withoutTheLockOffersEndTwiceOrInErrors() {
        clock.travelTo(START.minus(Duration.ofHours(1)));
        var unlocked = unlocked();

        var problems = AtOnce.problems(IntStream.range(0, 20)
                .mapToObj(i -> (Runnable) () -> transaction.executeWithoutResult(t -> unlocked.end(meeting)))
                .toList());

        assertThat(problems.isEmpty() && audited("let go") == PLACES && held() == PLACES)
                .isFalse();
    }

    @Test
    void aYesWhileTheOfferEndsIsOneOrTheOther() {
        var problems = yesWhileOffersEnd(answers);
        answers.end(meeting);

        assertThat(problems).isEmpty();
        assertThat(held()).isEqualTo(PLACES).isEqualTo(counted());
        for (var person : waiting.subList(0, PLACES)) {
            var own = attendees.ownPlace(meeting, person.id()).orElseThrow();
            assertThat(own.confirmed() || own.waiting()).isTrue();
        }
        assertThat(count("CONFIRMED") + audited("let go")).isEqualTo(PLACES);
    }

    /** The proof that the test above can fail. */
    @Test
    void withoutTheLockAYesAndTheEndOfItsOfferCollide() {
        var problems = yesWhileOffersEnd(unlocked());

        assertThat(problems.isEmpty() && held() == counted() && count("CONFIRMED") + audited("let go") == PLACES)
                .isFalse();
    }

    private List<String> yesWhileOffersEnd(PlaceAnswers by) {
        clock.travelTo(START.minus(Duration.ofHours(2)));
        var presses = new ArrayList<Runnable>();
        for (var person : waiting.subList(0, PLACES)) {
            Runnable yes = () -> transaction.executeWithoutResult(t -> by.yes(person, meeting));
            presses.add(yes);
            presses.add(() -> {
                clock.travelTo(START.minus(Duration.ofHours(1)));
                transaction.executeWithoutResult(t -> by.end(meeting));
            });
            presses.add(yes);
        }
        return AtOnce.problems(presses);
    }

    @Test
    void answersComeWhileTheRoomGrowsAndShrinks() {
        var presses = new ArrayList<Runnable>();
        for (var i = 0; i < PLACES; i++) {
            var person = waiting.get(i);
            var yes = i % 2 == 0;
            presses.add(yes ? () -> answers.yes(person, meeting) : () -> places.giveBack(person, meeting));
            presses.add(() -> answers.yes(person, meeting));
        }
        presses.add(8, () -> resize(PLACES + 5));
        presses.add(14, () -> resize(PLACES + 8));
        presses.add(18, () -> resize(PLACES + 2));

        var problems = AtOnce.problems(presses);

        // Lowering below those who have a place is refused, whatever the order.
        assertThat(problems).allMatch(problem -> problem.contains("capacity-below-confirmed"));
        assertThat(held()).isEqualTo(counted()).isLessThanOrEqualTo(capacity());
        assertThat(capacity() - counted())
                .as("nobody waits beside a free place")
                .isZero();
        var numbers = jdbc.sql("select waiting_number from registration where status = 'WAITING' order by 1")
                .query(Integer.class)
                .list();
        assertThat(numbers).isNotEmpty().doesNotHaveDuplicates();
        assertThat(numbers.get(0)).as("the longest waiting were offered first").isEqualTo(40 - numbers.size() + 1);
    }

    private void resize(int capacity) {
        book.capacity(ambassador, meeting, Map.of(PlaceMode.ROOM, capacity));
    }

    /** The same commands, with everything they have but the lock. */
    private PlaceAnswers unlocked() {
        var rows = new PlaceRows(jdbc, "");
        ApplicationEventPublisher nobody = event -> {};
        var unlocked = new Places(
                rows, new MovingUp(rows, registrations, nobody), registrations, attendees, jdbc, nobody, audit, clock);
        return new PlaceAnswers(rows, unlocked, registrations, jdbc, nobody, audit, clock);
    }

    private void take(CurrentPerson person) {
        places.take(person, meeting, PlaceMode.ROOM);
    }

    private List<CurrentPerson> members(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> given.member("Member " + i))
                .toList();
    }

    private List<UUID> offered() {
        return jdbc.sql("select person_id from registration where status = 'OFFERED'")
                .query(UUID.class)
                .list();
    }

    private int count(String status) {
        return number("select count(*) from registration where status = '" + status + "'");
    }

    private int held() {
        return number("select count(*) from registration where status in ('CONFIRMED', 'OFFERED')");
    }

    private int counted() {
        return number("select confirmed from place");
    }

    private int capacity() {
        return number("select capacity from place");
    }

    private int audited(String action) {
        return number("select count(*) from audit where action = '" + action + "'");
    }

    private int number(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }
}
