package org.staffroom.checklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.staffroom.support.Given.as;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.checklist.ChecklistRow.State;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.TravellingClock;
import org.staffroom.support.AtOnce;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;

/** Today is Tuesday 2 March 2027. */
@StaffroomTest
class ChecklistTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TravellingClock clock;

    @Autowired
    Checklist checklist;

    @Autowired
    org.springframework.transaction.PlatformTransactionManager transactions;

    @Autowired
    ChecklistQueries queries;

    RegionId region;
    CurrentPerson marcus;
    MeetingId meeting;

    /** On 11 May, ten weeks away. */
    @BeforeEach
    void aMeeting() {
        region = given.region("south-west", "South West");
        marcus = given.ambassador("Marcus Shore", region);
        meeting = given.meeting(region, "Going cloud", EmptyTables.NOW.plus(Duration.ofDays(70)), 30);
    }

    @Test
    void daysAreCountedFromTheMeetingAndMoveWithIt() {
        assertThat(day(Step.CALL)).isEqualTo(LocalDate.of(2027, 3, 16));
        assertThat(day(Step.WRITE_UP)).isEqualTo(LocalDate.of(2027, 5, 18));

        checklist.due(marcus, meeting, Step.CALL, LocalDate.of(2027, 3, 23));
        assertThat(day(Step.CALL)).isEqualTo(LocalDate.of(2027, 3, 23));

        jdbc.sql("update meeting set starts_at = starts_at + interval '7 days', ends_at = ends_at + interval '7 days'")
                .update();
        assertThat(day(Step.CALL)).isEqualTo(LocalDate.of(2027, 3, 30));
        assertThat(day(Step.POSTER)).isEqualTo(LocalDate.of(2027, 5, 16));
    }

    @Test
    void whatTheSystemKnowsTicksItself() {
        assertThat(states())
                .containsEntry(Step.VENUE, State.KNOWN)
                .containsEntry(Step.PUBLISHED, State.KNOWN)
                .containsEntry(Step.SPEAKERS, State.TO_COME)
                .containsEntry(Step.ATTENDANCE, State.TO_COME)
                .containsEntry(Step.SLIDES, State.TO_COME);

        var talk = given.talk("Growing your own", "MEMBER", marcus.id());
        given.agendaItem(meeting, 0, 45, "MEMBER_TALK", talk);
        var open = given.agendaItem(meeting, 45, 45, "VENDOR_TALK", null);
        assertThat(states()).containsEntry(Step.SPEAKERS, State.TO_COME);
        jdbc.sql("insert into agenda_person values (?, ?, 'SPEAKER', 0)")
                .params(open, given.guest("Nick Farrow").value())
                .update();
        given.attended(meeting, marcus.id());
        given.writeUp(meeting, marcus.id(), "What was said");
        jdbc.sql(
                        "insert into presentation_material (id, presentation_id, label, url, position) values (gen_random_uuid(), ?, 'Slides', 'https://s.example', 1)")
                .param(talk.value())
                .update();
        jdbc.sql("""
                        insert into delivery (id, template, email, facts, once, happening, status, due_at, created_at)
                        values (gen_random_uuid(), 'reminder-week', 'a@b.example', '{}', 'x', ?, 'WAITING', now(), now())
                        """).param("reminder-week:" + meeting + ":2027-05-11").update();

        assertThat(states())
                .containsEntry(Step.SPEAKERS, State.KNOWN)
                .containsEntry(Step.ATTENDANCE, State.KNOWN)
                .containsEntry(Step.WRITE_UP, State.KNOWN)
                .containsEntry(Step.SLIDES, State.KNOWN)
                .containsEntry(Step.REMINDER, State.KNOWN)
                .containsEntry(Step.POSTER, State.TO_COME);
        assertThat(page(marcus)).contains("/organise/meetings/going-cloud/door", "The door", "check-in/poster");
        jdbc.sql("update agenda_item set title = '' where id = ?").param(open).update();
        assertThat(states())
                .as("of a talk to be announced nobody has slides yet")
                .containsEntry(Step.SLIDES, State.TO_COME);
    }

    @Test
    void theRestIsTickedByHandSaysWhoAndIsTakenBack() {
        assertThat(post(marcus, "poster/tick")).hasStatus3xxRedirection();
        assertThat(page(marcus)).contains("Ticked by Marcus Shore, 2 March");

        clock.travelTo(EmptyTables.NOW.plus(Duration.ofDays(1)));
        var carys = given.ambassador("Carys Wynn", region);
        post(carys, "poster/tick");
        assertThat(page(marcus)).contains("Ticked by Marcus Shore, 2 March").doesNotContain("Carys");

        post(carys, "poster/tick/removal");
        assertThat(states()).containsEntry(Step.POSTER, State.TO_COME);
        post(marcus, "poster/skip");
        assertThat(states()).containsEntry(Step.POSTER, State.SKIPPED);
        post(marcus, "poster/skip/removal");
        post(marcus, "poster/day", "date", "2027-05-10");
        assertThat(day(Step.POSTER)).isEqualTo(LocalDate.of(2027, 5, 10));
        post(marcus, "poster/day", "date", "soon");
        post(marcus, "poster/day", "date", "2029-05-10");
        assertThat(day(Step.POSTER)).isEqualTo(LocalDate.of(2027, 5, 10));
    }

    @Test
    void whatWasTickedForOneDayIsOpenForAnother() {
        checklist.tick(marcus, meeting, Step.POSTER);
        checklist.skip(marcus, meeting, Step.CALL);
        assertThat(states()).containsEntry(Step.POSTER, State.TICKED).containsEntry(Step.CALL, State.SKIPPED);

        jdbc.sql("update meeting set starts_at = starts_at + interval '7 days', ends_at = ends_at + interval '7 days'")
                .update();
        assertThat(states()).containsEntry(Step.POSTER, State.TO_COME).containsEntry(Step.CALL, State.SKIPPED);
        clock.travelTo(EmptyTables.NOW.plus(Duration.ofDays(76)));
        checklist.skip(marcus, meeting, Step.SPEAKERS);
        assertThat(desk()).contains("for “Going cloud”");

        checklist.tick(marcus, meeting, Step.POSTER);
        assertThat(states()).containsEntry(Step.POSTER, State.TICKED);
        assertThat(jdbc.sql("select count(*) from checklist_item where done_at > ?")
                        .param(java.sql.Timestamp.from(EmptyTables.NOW.plus(Duration.ofDays(75))))
                        .query(Integer.class)
                        .single())
                .as("anew")
                .isOne();
    }

    @Test
    void aCallThatWasNeverOpenAndSpeakersWhoHaveNotAnsweredAreNotKnown() {
        jdbc.sql("insert into talk_call (id, meeting_id, open, changed_at) values (gen_random_uuid(), ?, false, now())")
                .param(meeting.value())
                .update();
        assertThat(states()).containsEntry(Step.CALL, State.TO_COME);
        jdbc.sql("update talk_call set opened_at = now()").update();
        assertThat(states()).containsEntry(Step.CALL, State.KNOWN);

        var jo = given.member("Jo Blake").id();
        var talk = given.talk("Growing your own", "MEMBER", jo);
        given.agendaItem(meeting, 0, 45, "MEMBER_TALK", talk);
        assertThat(states()).containsEntry(Step.SPEAKERS, State.KNOWN);
        jdbc.sql("""
                        insert into proposal (id, press, region_id, meeting_id, proposer_id, title, abstract, nature, level, minutes,
                            vendor, status, round, answer, presentation_id, submitted_at, changed_at)
                        values (gen_random_uuid(), gen_random_uuid(), ?, ?, ?, 'Growing your own', 'Four apprentices.', 'STRATEGIC',
                            'INTRODUCTORY', 30, false, 'ACCEPTED', 1, 'ASKED', ?, now(), now())
                        """)
                .params(region.value(), meeting.value(), jo.value(), talk.value())
                .update();
        assertThat(states()).containsEntry(Step.SPEAKERS, State.TO_COME);
        jdbc.sql("update proposal set answer = 'YES'").update();
        assertThat(states()).containsEntry(Step.SPEAKERS, State.KNOWN);
        jdbc.sql(
                        "insert into speaker_absence (id, meeting_id, presentation_id, person_id, said_at) values (gen_random_uuid(), ?, ?, ?, now())")
                .params(meeting.value(), talk.value(), jo.value())
                .update();
        assertThat(states()).containsEntry(Step.SPEAKERS, State.TO_COME);
    }

    @Test
    void whoeverTicksAtOnceTicksOnce() {
        var others = List.of(marcus, given.ambassador("Carys Wynn", region), given.admin("Helen Catterall"));

        assertThat(AtOnce.problems(others.stream()
                        .<Runnable>map(one -> () -> checklist.tick(one, meeting, Step.POSTER))
                        .toList()))
                .isEmpty();

        assertThat(jdbc.sql("select count(*) from checklist_item")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    /** Ticked by one while another moves its day: both are there afterwards, for the second waits for the first. */
    @Test
    void whatTwoDoToOneStepAtOnceIsBothDone() {
        checklist.tick(marcus, meeting, Step.POSTER);
        checklist.untick(marcus, meeting, Step.POSTER);
        var carys = given.ambassador("Carys Wynn", region);
        var moving = AtOnce.meanwhile(
                transactions,
                jdbc,
                () -> checklist.tick(marcus, meeting, Step.POSTER),
                () -> checklist.due(carys, meeting, Step.POSTER, java.time.LocalDate.of(2027, 4, 1)));
        assertThat(moving).isEmpty();
        assertThat(jdbc.sql("select done_by is not null and days is not null from checklist_item")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void itIsForTheMeetingsOrganisers() {
        var carys = given.ambassador("Carys Wynn", given.region("wales", "Wales"));

        assertThat(post(carys, "poster/tick")).hasStatus(404);
        assertThat(mvc.get().uri("/organise/meetings/going-cloud/checklist").with(as(carys)))
                .hasStatus(404);
        assertThat(post(marcus, "dance/tick")).hasStatus(404);
        assertThat(jdbc.sql("select count(*) from checklist_item")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void theDeskAsksForWhatIsDueAndForNothingElse() {
        assertThat(desk()).doesNotContain("Open the call");

        clock.travelTo(EmptyTables.NOW.plus(Duration.ofDays(14)));
        assertThat(desk())
                .contains("Open the call for talks for “Going cloud”", "/organise/meetings/going-cloud/checklist")
                .contains("South West · due Tuesday 16 March 2027");

        clock.travelTo(EmptyTables.NOW.plus(Duration.ofDays(43)));
        assertThat(desk()).contains("2 things are due for “Going cloud”").doesNotContain("Open the call");

        checklist.tick(marcus, meeting, Step.CALL);
        assertThat(desk()).contains("Confirm the speakers of “Going cloud”");
        checklist.skip(marcus, meeting, Step.SPEAKERS);
        assertThat(desk()).doesNotContain("Going cloud</b>", "Confirm the speakers");
    }

    /** What is planned late is due from the day it was planned, and what has no sense any more is not asked for. */
    @Test
    void whatIsPlannedLateIsAskedForFromThatDayAsFarAsItStillMakesSense() {
        planned(10);
        assertThat(day(Step.SPEAKERS)).isEqualTo(LocalDate.of(2027, 3, 2));
        assertThat(day(Step.POSTER)).isEqualTo(LocalDate.of(2027, 3, 10));
        assertThat(states())
                .containsEntry(Step.CALL, State.OVER)
                .containsEntry(Step.SPEAKERS, State.DUE)
                .containsEntry(Step.HOST, State.TO_COME)
                .containsEntry(Step.REMINDER, State.TO_COME);
        assertThat(desk()).contains("Confirm the speakers of “Going cloud”", "due Tuesday 2 March 2027");

        planned(3);
        assertThat(states())
                .containsEntry(Step.CALL, State.OVER)
                .containsEntry(Step.REMINDER, State.OVER)
                .containsEntry(Step.HOST, State.DUE)
                .containsEntry(Step.POSTER, State.TO_COME);
        assertThat(desk()).contains("2 things are due for “Going cloud”").doesNotContain("Open the call");
        assertThat(page(marcus)).contains("Its time has passed");

        checklist.due(marcus, meeting, Step.CALL, LocalDate.of(2027, 3, 3));
        assertThat(states()).as("moved by hand").containsEntry(Step.CALL, State.TO_COME);
    }

    @Test
    void onTheDayNothingIsAskedForThatSpeaksOfBefore() {
        clock.travelTo(EmptyTables.NOW.plus(Duration.ofDays(70)).minusSeconds(3600));
        assertThat(states()).containsEntry(Step.POSTER, State.DUE).containsEntry(Step.CALL, State.OVER);
        assertThat(desk()).contains("3 things are").doesNotContain("Open the call");

        clock.travelTo(EmptyTables.NOW.plus(Duration.ofDays(70)));
        assertThat(desk()).doesNotContain("for “Going cloud”", "of “Going cloud”");
        assertThat(states())
                .containsEntry(Step.SPEAKERS, State.OVER)
                .containsEntry(Step.HOST, State.OVER)
                .containsEntry(Step.POSTER, State.OVER)
                .containsEntry(Step.ATTENDANCE, State.TO_COME)
                .containsEntry(Step.WRITE_UP, State.TO_COME)
                .containsEntry(Step.SLIDES, State.TO_COME);
        assertThat(page(marcus)).doesNotContain("/checklist/poster/tick").contains("/checklist/slides/tick");

        clock.travelTo(EmptyTables.NOW.plus(Duration.ofDays(84)));
        assertThat(desk()).contains("Collect the slides of “Going cloud”");
    }

    @Test
    void aDraftWhoseDayWentByWaitsForAnother() {
        jdbc.sql("update meeting set status = 'DRAFT', slug = null, published_at = null")
                .update();
        clock.travelTo(EmptyTables.NOW.plus(Duration.ofDays(71)));

        assertThat(day(Step.PUBLISHED)).isNull();
        assertThat(get(marcus, "/organise/meetings/" + meeting + "/checklist"))
                .contains("The day of this draft has passed")
                .doesNotContain("Was due");
    }

    @Test
    void ofAPostponedOrCancelledMeetingNothingIsDue() {
        clock.travelTo(EmptyTables.NOW.plus(Duration.ofDays(20)));
        assertThat(desk()).contains("Open the call");

        jdbc.sql("update meeting set status = 'POSTPONED', postponed_at = now()")
                .update();
        assertThat(desk()).doesNotContain("Open the call");
        assertThat(day(Step.CALL)).isNull();
        assertThat(page(marcus)).contains("The meeting has no date yet");
        post(marcus, "call/day", "date", "2027-03-30");
        assertThat(day(Step.CALL)).isNull();

        jdbc.sql(
                        "update meeting set status = 'PUBLISHED', postponed_at = null, starts_at = starts_at + interval '28 days', ends_at = ends_at + interval '28 days'")
                .update();
        assertThat(desk()).doesNotContain("Open the call");
        assertThat(day(Step.CALL)).isEqualTo(LocalDate.of(2027, 4, 13));

        jdbc.sql("update meeting set status = 'CANCELLED', cancelled_at = now()")
                .update();
        clock.travelTo(EmptyTables.NOW.plus(Duration.ofDays(60)));
        assertThat(desk()).doesNotContain("Open the call", "things are due");
        assertThat(page(marcus)).contains("nothing is due any more").doesNotContain("Not due yet", "/tick");
    }

    private void planned(int ahead) {
        var start = EmptyTables.NOW.plus(Duration.ofDays(ahead));
        jdbc.sql("update meeting set starts_at = ?, ends_at = ?")
                .params(java.sql.Timestamp.from(start), java.sql.Timestamp.from(start.plus(Duration.ofHours(5))))
                .update();
    }

    private Map<Step, State> states() {
        return queries.of(meeting).stream().collect(Collectors.toMap(ChecklistRow::step, ChecklistRow::state));
    }

    private LocalDate day(Step step) {
        return queries.of(meeting).stream()
                .filter(row -> row.step() == step)
                .map(ChecklistRow::day)
                .toList()
                .get(0);
    }

    private String desk() {
        return get(marcus, "/organise");
    }

    private String page(CurrentPerson person) {
        return get(person, "/organise/meetings/going-cloud/checklist");
    }

    private String get(CurrentPerson person, String address) {
        var page = mvc.get().uri(URI.create(address)).with(as(person)).exchange();
        assertThat(page).hasStatusOk();
        return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private MvcTestResult post(CurrentPerson person, String path, String... pairs) {
        var request = mvc.post()
                .uri("/organise/meetings/going-cloud/checklist/" + path)
                .with(as(person))
                .with(csrf());
        for (var at = 0; at < pairs.length; at += 2) {
            request = request.param(pairs[at], pairs[at + 1]);
        }
        return request.exchange();
    }
}
