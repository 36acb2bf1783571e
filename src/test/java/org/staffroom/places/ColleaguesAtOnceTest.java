package org.staffroom.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.staffroom.people.People;
import org.staffroom.shared.Audit;
import org.staffroom.shared.Limiter;
import org.staffroom.support.AtOnce;
import org.staffroom.support.OneMeeting;
import org.staffroom.support.StaffroomTest;

/** Somebody brings colleagues on many devices at once: no more than the organisers allow. */
@StaffroomTest
class ColleaguesAtOnceTest extends OneMeeting {

    private static final int MOST = 3;

    @Autowired
    Colleagues colleagues;

    @Autowired
    ColleagueQueries queries;

    @Autowired
    RegistrationRepository registrations;

    @Autowired
    PlaceQueries own;

    @Autowired
    People people;

    @Autowired
    Limiter limiter;

    @Autowired
    Audit audit;

    @Autowired
    Clock now;

    @Autowired
    TransactionTemplate transaction;

    ColleaguesAtOnceTest() {
        super(30);
    }

    @BeforeEach
    void three() {
        given.rules(meeting, "most_colleagues = " + MOST);
    }

    @Test
    void noMoreThanAreAllowedHoweverManyPressesComeAtOnce() {
        var problems = bringTwenty(colleagues);

        assertThat(problems).hasSize(20 - MOST).allMatch(problem -> problem.contains("places.refused.colleagues"));
        assertThat(brought()).isEqualTo(MOST).isEqualTo(confirmed());
    }

    /** The proof that the test above can fail. */
    @Test
    void withoutTheLockTheyAreMore() {
        var rows = new PlaceRows(jdbc, "");
        var waiting = new MovingUp(rows, registrations, event -> {});
        var unlocked = new Colleagues(
                new Places(rows, waiting, registrations, own, jdbc, event -> {}, audit, now),
                rows,
                waiting,
                queries,
                registrations,
                people,
                limiter,
                jdbc,
                event -> {},
                audit,
                now);

        bringTwenty(unlocked);

        assertThat(brought()).isGreaterThan(MOST);
    }

    private List<String> bringTwenty(Colleagues by) {
        return AtOnce.problems(IntStream.range(0, 20)
                .mapToObj(i -> (Runnable) () -> transaction.executeWithoutResult(
                        t -> by.bring(anna, meeting, List.of(new Colleague("Colleague " + i, "", Needs.NONE)))))
                .toList());
    }

    private int brought() {
        return queries.of(meeting, anna.id()).size();
    }
}
