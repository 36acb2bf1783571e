package org.staffroom.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.staffroom.support.Given.as;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.TravellingClock;
import org.staffroom.support.AtOnce;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;
import org.staffroom.writeups.WriteUps;

/** A report that is late: who hears of it, when, and who takes it on. */
@StaffroomTest
class ReportDutiesTest {

    @Autowired
    ReportDuties duties;

    @Autowired
    WriteUps writeUps;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TravellingClock clock;

    private RegionId region;
    private CurrentPerson lead;
    private CurrentPerson co;
    private CurrentPerson away;
    private CurrentPerson other;
    private MeetingId meeting;

    @BeforeEach
    void aMeetingJustOver() {
        region = given.region("south-west", "South West");
        lead = given.ambassador("Marcus Shore", region);
        co = given.ambassador("Grace Holt", region);
        away = given.ambassador("Away Person", region);
        other = given.ambassador("Other Region", given.region("wales", "Wales"));
        jdbc.sql("update ambassador set role = 'CO' where person_id in (?, ?)")
                .params(co.id().value(), away.id().value())
                .update();
        jdbc.sql("update ambassador set away_until = date '2027-12-01' where person_id = ?")
                .param(away.id().value())
                .update();
        meeting = given.meeting(region, "Going cloud", EmptyTables.NOW.minus(Duration.ofHours(10)), 30);
    }

    @Test
    void whoLeadsIsRemindedAfterAWeekAndTheOthersAskedAfterTwoOnceEach() {
        after(6);
        assertThat(duties.remindDue()).isZero();
        after(8);
        assertThat(manyAtOnce()).isEqualTo(1);
        assertThat(duties.remindDue()).isZero();
        assertThat(told("write-up-overdue")).containsExactly(lead.email());
        assertThat(told("write-up-offered")).isEmpty();
        assertThat(desk(lead)).contains("has not been written up");

        after(15);
        assertThat(manyAtOnce()).isEqualTo(1);
        assertThat(told("write-up-overdue")).hasSize(1);
        assertThat(told("write-up-offered")).containsExactly(co.email());
        assertThat(desk(co))
                .contains("nobody has written up “Going cloud”", "/organise/meetings/going-cloud/write-up/duty");
        assertThat(desk(lead)).contains("has not been written up").doesNotContain("/write-up/duty");
        assertThat(desk(other)).doesNotContain("Going cloud");
        after(30);
        assertThat(duties.remindDue()).isZero();
    }

    @Test
    void whoBeganItIsTheOneToWrite() {
        writeUps.startReport(co, meeting);
        after(8);
        duties.remindDue();
        assertThat(told("write-up-overdue")).containsExactly(co.email());
        after(15);
        duties.remindDue();
        assertThat(told("write-up-offered")).containsExactly(lead.email());
    }

    @Test
    void whoIsAwayIsRemindedOnlyWhereNobodyElseIs() {
        jdbc.sql("delete from ambassador where person_id in (?, ?)")
                .params(lead.id().value(), co.id().value())
                .update();
        after(8);
        assertThat(duties.remindDue()).isEqualTo(1);
        assertThat(told("write-up-overdue")).containsExactly(away.email());
    }

    @Test
    void nothingWhenItIsTold() {
        writeUps.publish(lead, writeUps.startReport(lead, meeting));
        after(8);
        assertThat(duties.remindDue()).isZero();
        assertThat(told("write-up-overdue")).isEmpty();
    }

    @Test
    void onePressTakesItOnAndTheDraftIsGoneOnWith() {
        var draft = writeUps.startReport(lead, meeting);
        after(15);
        duties.remindDue();

        var answer = mvc.post()
                .uri("/organise/meetings/going-cloud/write-up/duty")
                .with(as(co))
                .with(csrf())
                .exchange();

        assertThat(answer).hasStatus(303).hasHeader("Location", "/write-ups/" + draft + "/edit");
        assertThat(desk(co)).contains("has not been written up");
        assertThat(desk(lead)).doesNotContain("written up");
        assertThat(mvc.get()
                        .uri("/organise/meetings/going-cloud/write-up/duty")
                        .with(as(lead))
                        .exchange())
                .bodyText()
                .contains("As things stand, Grace Holt.");
        assertThat(told("co-author-added")).isEmpty();
        assertThatThrownBy(() -> duties.takeOn(lead, meeting)).hasMessage("reporting.refused.taken");
        assertThatThrownBy(() -> duties.takeOn(other, meeting)).isInstanceOf(NotFound.class);
        writeUps.publish(co, draft);
        assertThatThrownBy(() -> duties.takeOn(co, meeting)).hasMessage("reporting.refused.written");
    }

    @Test
    void oneOfManyWhoPressAtOnce() {
        var third = given.ambassador("Third One", region);
        after(15);
        var problems = AtOnce.problems(List.of(
                () -> duties.takeOn(co, meeting),
                () -> duties.takeOn(third, meeting),
                () -> duties.takeOn(lead, meeting)));
        assertThat(problems).hasSize(2);
        assertThat(jdbc.sql("select count(*) from write_up")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    /** How many meetings all of them together did something for. */
    private int manyAtOnce() {
        return AtOnce.run(5, number -> () -> duties.remindDue()).stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private void after(int days) {
        clock.travelTo(EmptyTables.NOW.plus(Duration.ofDays(days)));
    }

    private List<String> told(String template) {
        return jdbc.sql("select email from delivery where template = ?")
                .param(template)
                .query(String.class)
                .list();
    }

    private String desk(CurrentPerson person) {
        try {
            return mvc.get()
                    .uri("/organise")
                    .with(as(person))
                    .exchange()
                    .getResponse()
                    .getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
