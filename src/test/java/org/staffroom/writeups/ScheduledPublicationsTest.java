package org.staffroom.writeups;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.PlatformTransactionManager;
import org.staffroom.people.CurrentPerson;
import org.staffroom.support.AtOnce;
import org.staffroom.support.StaffroomTest;

/** Published by itself, once, or not at all and then it is said. */
@StaffroomTest
class ScheduledPublicationsTest extends HeldMeeting {

    @Autowired
    ScheduledPublications planned;

    @Autowired
    PlatformTransactionManager transactions;

    private CurrentPerson grace;
    private WriteUpId report;
    private String page;

    @BeforeEach
    void aDraft() {
        grace = given.ambassador("Grace Holt", region);
        report = writeUps.startReport(marcus, meeting);
        page = "/write-ups/" + report;
    }

    @Test
    void atItsHourAndOnceHoweverManyAsk() {
        assertThat(plan("2027-03-03", "08:00", "0")).hasStatus(303);
        assertThat(edited()).contains("It publishes itself on Wednesday 3 March 2027, at 8am.", "Typed with it.");
        assertThat(planned.publishDue()).isZero();

        clock.travelTo(Instant.parse("2027-03-03T08:00:00Z"));
        assertThat(AtOnce.run(6, number -> () -> planned.publishDue()).stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(1);

        assertThat(status()).isEqualTo("PUBLISHED");
        assertThat(told("write-up-published")).containsExactly(ellie.email());
        assertThat(planned.publishDue()).isZero();
    }

    @Test
    void anotherInstanceThatSeesItDueTooWaitsAndDoesNothing() {
        assertThat(publishedWhile(() -> assertThat(planned.publishDue()).isEqualTo(1)))
                .isZero();

        assertThat(told("write-up-published")).containsExactly(ellie.email());
        assertThat(jdbc.sql("select count(*) from audit where action = 'published'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    /** Whoever takes the hour back while it strikes has taken it back. */
    @Test
    void takenBackInTheMomentInWhichItIsDueItStaysADraft() {
        assertThat(publishedWhile(() -> planned.unplan(marcus, report))).isZero();

        assertThat(status()).isEqualTo("DRAFT");
    }

    /** How many are published at the hour, where something else is done first and not yet committed. */
    private int publishedWhile(Runnable first) {
        planned.plan(marcus, report, Instant.parse("2027-03-03T08:00:00Z"));
        clock.travelTo(Instant.parse("2027-03-03T08:00:00Z"));
        var published = new AtomicInteger();
        assertThat(AtOnce.meanwhile(transactions, jdbc, first, () -> published.set(planned.publishDue())))
                .isEmpty();
        return published.get();
    }

    @Test
    void thePlanIsOfLondonAlsoInSummer() {
        assertThat(plan("2027-07-01", "08:00", "0")).hasStatus(303);
        assertThat(jdbc.sql("select publish_at from write_up")
                        .query(java.sql.Timestamp.class)
                        .single()
                        .toInstant())
                .isEqualTo(Instant.parse("2027-07-01T07:00:00Z"));
    }

    @Test
    void canBeTakenBackAndPublishedByHandInTheMeantime() {
        plan("2027-03-03", "08:00", "0");
        assertThat(post(page + "/plan/removal", marcus)).hasStatus(303);
        clock.travelTo(Instant.parse("2027-03-03T09:00:00Z"));
        assertThat(planned.publishDue()).isZero();
        assertThat(status()).isEqualTo("DRAFT");

        planned.plan(marcus, report, Instant.parse("2027-03-04T08:00:00Z"));
        writeUps.publish(grace, report);
        clock.travelTo(Instant.parse("2027-03-04T09:00:00Z"));
        assertThat(planned.publishDue()).isZero();
        assertThat(told("write-up-published")).hasSize(1);
    }

    @Test
    void sentBackToItsAuthorItHasNoHourAndIsTheAuthorsToMend() {
        var account = writeUps.startAccount(ellie, meeting);
        writeUps.edit(
                ellie,
                account,
                0,
                new WriteUpText("My day", "", "After his operation.", List.of(), List.of(), null, null));
        writeUps.submit(ellie, account);
        planned.plan(marcus, account, Instant.parse("2027-03-03T08:00:00Z"));
        writeUps.sendBack(grace, account, "Leave the operation out.");

        clock.travelTo(Instant.parse("2027-03-03T08:00:00Z"));
        assertThat(planned.publishDue()).isZero();
        assertThat(get("/write-ups/" + account + "/edit", ellie))
                .hasStatusOk()
                .bodyText()
                .contains("Leave the operation out.");
    }

    @Test
    void whatLacksSomethingWaitsAndItsAuthorIsTold() {
        planned.plan(grace, report, Instant.parse("2027-03-03T08:00:00Z"));
        jdbc.sql("update write_up set body = ''").update();
        clock.travelTo(Instant.parse("2027-03-03T08:01:00Z"));

        assertThat(planned.publishDue()).isZero();
        assertThat(planned.publishDue()).isZero();

        assertThat(status()).isEqualTo("DRAFT");
        assertThat(told("publication-failed")).containsExactlyInAnyOrder(marcus.email(), grace.email());
        assertThat(jdbc.sql("select facts ->> 'reason' from delivery limit 1")
                        .query(String.class)
                        .single())
                .contains("There is nothing to read yet");
        assertThat(edited()).doesNotContain("It publishes itself on");
    }

    @Test
    void notInTheNameOfWhoeverOrganisesNoMore() {
        planned.plan(grace, report, Instant.parse("2027-03-03T08:00:00Z"));
        jdbc.sql("update ambassador set until = date '2027-03-02' where person_id = ?")
                .param(grace.id().value())
                .update();
        clock.travelTo(Instant.parse("2027-03-03T08:01:00Z"));
        planned.publishDue();

        assertThat(status()).isEqualTo("DRAFT");
        assertThat(told("publication-failed")).contains(marcus.email());
    }

    @Test
    void onlyAheadAndNothingTypedIsLost() {
        assertThat(plan("2027-03-01", "08:00", "0"))
                .hasStatus(422)
                .bodyText()
                .contains("Choose a time ahead of now", "Typed with it.", "value=\"2027-03-01\"");
        assertThat(plan("", "", "1")).hasStatus(422).bodyText().contains("Give a day and a time");
        assertThat(plan("2029-03-01", "08:00", "1")).hasStatus(422);
        assertThat(post(page + "/plan", ellie)).hasStatus(404);
        assertThat(post(page + "/plan/removal", ellie)).hasStatus(404);
        assertThat(jdbc.sql("select count(*) from write_up where publish_at is not null")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private MvcTestResult plan(String day, String time, String version) {
        return post(
                page + "/plan",
                marcus,
                "version",
                version,
                "title",
                "Going cloud",
                "body",
                "Typed with it.",
                "publishOn",
                day,
                "publishTime",
                time);
    }

    private String edited() {
        return body(page + "/edit", marcus);
    }

    private String status() {
        return jdbc.sql("select status from write_up").query(String.class).single();
    }

    private List<String> told(String template) {
        return jdbc.sql("select email from delivery where template = ?")
                .param(template)
                .query(String.class)
                .list();
    }
}
