package org.staffroom.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.staffroom.notifications.Happenings.html;
import static org.staffroom.notifications.Happenings.text;
import static org.staffroom.notifications.Mailbox.recipients;
import static org.staffroom.support.Given.as;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.Meetings;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.NotFound;
import org.staffroom.support.AtOnce;

/** Regions that ask each other to hold a meeting together: who is told what, and where it stands afterwards. */
class JointMeetingsTest extends WithMails {

    @Autowired
    Meetings meetings;

    private RegionId wales;
    private CurrentPerson marcus;
    private CurrentPerson anna;
    private CurrentPerson carys;
    private CurrentPerson dylan;
    private MeetingId meeting;

    @BeforeEach
    void twoRegions() {
        wales = given.region("wales", "Wales");
        marcus = given.ambassador("Marcus Shore", region);
        anna = given.ambassador("Anna Whitfield", region);
        carys = given.ambassador("Carys Wynn", wales);
        dylan = given.ambassador("Dylan Rees", wales);
        meeting = given.meeting(region, "Across the bridge");
    }

    @Test
    void everyAmbassadorIsAskedOnceAndTheLeadIsToldTheAnswerInTheirWords() throws Exception {
        meetings.inviteCoHost(marcus, meeting, wales);
        meetings.inviteCoHost(anna, meeting, wales);
        var asked = mailbox.sent();
        assertThat(recipients(asked)).containsExactlyInAnyOrder(carys.email(), dylan.email());
        assertThat(asked.get(0).getSubject()).isEqualTo("Hold it together with Wales? Across the bridge");
        for (var form : List.of(text(asked.get(0)), html(asked.get(0)))) {
            assertThat(form)
                    .contains(
                            "Marcus Shore (South West)",
                            "Across the bridge",
                            "Bristol",
                            "/organise/meetings/across-the-bridge/co-hosts/" + wales);
        }
        assertThat(mvc.get()
                        .uri("/organise/meetings/across-the-bridge/co-hosts/" + wales)
                        .with(as(carys)))
                .bodyText()
                .contains("South West asks Wales to hold a meeting together");

        meetings.acceptCoHost(carys, meeting, wales, "Gladly. <b>We bring cake.</b>");
        var answered = mailbox.sent();
        assertThat(recipients(answered)).containsExactlyInAnyOrder(marcus.email(), anna.email());
        assertThat(text(answered.get(0))).contains("Carys Wynn (Wales)", "Gladly. <b>We bring cake.</b>");
        assertThat(html(answered.get(0))).contains("&lt;b&gt;We bring cake.").doesNotContain("<b>We");
    }

    @Test
    void whoIsAwayIsNotAskedAndWithNobodyInOfficeTheAdminsAre() {
        var helen = given.admin("Helen Admin");
        jdbc.sql("update ambassador set away_until = date '2027-04-01' where person_id = ?")
                .param(dylan.id().value())
                .update();
        meetings.inviteCoHost(marcus, meeting, wales);
        assertThat(recipients(mailbox.sent())).containsExactly(carys.email());

        var north = given.region("north", "North");
        meetings.inviteCoHost(marcus, meeting, north);
        assertThat(recipients(mailbox.sent())).containsExactly(helen.email());
    }

    /** It can be accepted after its old day: its date is to follow. */
    @Test
    void theOldDayOfAPostponedMeetingIsNeitherShownNorTheEndOfAnInvitation() throws Exception {
        jdbc.sql(
                        "update meeting set status = 'POSTPONED', postponed_at = now(), starts_at = '2026-11-03T10:00:00Z', ends_at = '2026-11-03T15:00:00Z'")
                .update();
        meetings.inviteCoHost(marcus, meeting, wales);

        assertThat(text(mailbox.sent().get(0))).contains("Date to follow").doesNotContain("3 November");
        assertThat(mvc.get()
                        .uri("/organise/meetings/across-the-bridge/co-hosts/" + wales)
                        .with(as(carys)))
                .bodyText()
                .contains("Date to follow")
                .doesNotContain("3 November");
        assertThat(mvc.get().uri("/organise").with(as(carys)))
                .bodyText()
                .contains("across-the-bridge/co-hosts/" + wales);
    }

    @Test
    void declinedAskedAgainTakenBackLeftAndEndedAreToldEach() throws Exception {
        meetings.inviteCoHost(marcus, meeting, wales);
        mailbox.sent();
        meetings.leaveCoHost(carys, meeting, wales, "Half term, sorry.");
        var declined = mailbox.sent();
        assertThat(recipients(declined)).containsExactlyInAnyOrder(marcus.email(), anna.email());
        assertThat(declined.get(0).getSubject()).isEqualTo("Declined: Across the bridge");
        assertThat(text(declined.get(0))).contains("Half term, sorry.");

        meetings.inviteCoHost(anna, meeting, wales);
        assertThat(mailbox.sent()).as("asked again").hasSize(2);
        meetings.withoutCoHost(marcus, meeting, wales, "");
        var takenBack = mailbox.sent();
        assertThat(recipients(takenBack)).containsExactlyInAnyOrder(carys.email(), dylan.email());
        assertThat(takenBack.get(0).getSubject()).startsWith("Invitation taken back");
        assertThatThrownBy(() -> meetings.acceptCoHost(carys, meeting, wales, "Too late"))
                .isInstanceOf(NotFound.class);

        join();
        meetings.leaveCoHost(dylan, meeting, wales, "");
        var left = mailbox.sent();
        assertThat(recipients(left)).containsExactlyInAnyOrder(marcus.email(), anna.email());
        assertThat(text(left.get(0))).contains("Dylan Rees (Wales) has left this meeting");

        join();
        meetings.withoutCoHost(marcus, meeting, wales, "The room is small.");
        var ended = mailbox.sent();
        assertThat(recipients(ended)).containsExactlyInAnyOrder(carys.email(), dylan.email());
        assertThat(text(ended.get(0))).contains("without Wales", "The room is small.");
        assertThat(mvc.get().uri("/organise/meetings/across-the-bridge/agenda").with(as(carys)))
                .hasStatus(404);
    }

    @Test
    void whoIsAskedInTwoWindowsIsAskedOnceAndTheSecondSaysSoToo() throws Exception {
        for (var window = 0; window < 2; window++) {
            assertThat(mvc.post()
                            .uri("/organise/meetings/across-the-bridge/co-hosts")
                            .with(as(marcus))
                            .with(csrf())
                            .param("region", wales.toString()))
                    .flash()
                    .containsKey("flash")
                    .doesNotContainKey("refused");
        }
        assertThat(recipients(mailbox.sent())).containsExactlyInAnyOrder(carys.email(), dylan.email());
    }

    @Test
    void acceptedSeveralTimesAtOnceIsToldOnce() {
        meetings.inviteCoHost(marcus, meeting, wales);
        AtOnce.problems(List.of(
                () -> meetings.acceptCoHost(carys, meeting, wales, ""),
                () -> meetings.acceptCoHost(dylan, meeting, wales, ""),
                () -> meetings.acceptCoHost(carys, meeting, wales, "")));
        assertThat(told("co-host-accepted")).isEqualTo(2);
    }

    /** Whichever was first: accepted and then left, or declined and then too late. */
    @Test
    void acceptedAndDeclinedAtOnceOneAnswerFollowsTheOther() {
        meetings.inviteCoHost(marcus, meeting, wales);
        var problems = AtOnce.problems(List.of(
                () -> meetings.acceptCoHost(carys, meeting, wales, ""),
                () -> meetings.leaveCoHost(dylan, meeting, wales, ""),
                () -> meetings.leaveCoHost(carys, meeting, wales, "")));

        assertThat(count("select count(*) from meeting_co_host")).isZero();
        assertThat(told("co-host-accepted")).isEqualTo(problems.isEmpty() ? 2 : 0);
        assertThat(told(problems.isEmpty() ? "co-host-left" : "co-host-declined"))
                .isEqualTo(2);
        assertThat(told("co-host-declined") + told("co-host-left")).as("once").isEqualTo(2);
    }

    @Test
    void whoIsOnEitherSideSaysOnWhichTheyAnswer() throws Exception {
        var admin = given.admin("Helen Catterall");
        meetings.inviteCoHost(marcus, meeting, wales);
        mailbox.sent();
        assertThat(removal(admin)).hasStatus(303);
        assertThat(recipients(mailbox.sent())).containsExactlyInAnyOrder(marcus.email(), anna.email());

        meetings.inviteCoHost(marcus, meeting, wales);
        mailbox.sent();
        assertThat(mvc.get().uri("/organise/meetings/across-the-bridge/details").with(as(admin)))
                .bodyText()
                .contains("name=\"lead\" value=\"true\"");
        assertThat(removal(admin, "lead", "true")).hasStatus(303);
        assertThat(recipients(mailbox.sent())).containsExactlyInAnyOrder(carys.email(), dylan.email());
    }

    @Test
    void whatSomebodyElseDeclinedIsDeclinedOnce() throws Exception {
        meetings.inviteCoHost(marcus, meeting, wales);
        removal(carys);
        mailbox.sent();

        assertThat(removal(dylan))
                .hasRedirectedUrl("/organise")
                .flash()
                .extractingByKey("flash")
                .asString()
                .startsWith("Somebody was quicker");
        assertThat(mailbox.sent()).isEmpty();
        assertThat(removal(marcus, "lead", "true")).hasStatus(303);
        assertThat(removal(carys, "lead", "true")).hasStatus(404);
        assertThat(removal(marcus)).hasStatus(303);
        var nora = given.ambassador("Nora North", given.region("north-east", "North East"));
        assertThat(removal(nora)).hasStatus(404);
        assertThat(removal(nora, "lead", "true")).hasStatus(404);
        assertThat(mailbox.sent()).isEmpty();
    }

    @Test
    void whoWouldHaveHeldADraftTogetherIsToldThatItIsThrownAway() throws Exception {
        join();
        var north = given.region("north-east", "North East");
        var nora = given.ambassador("Nora North", north);
        meetings.inviteCoHost(marcus, meeting, north);
        mailbox.sent();
        jdbc.sql("update meeting set status = 'DRAFT', slug = null, published_at = null")
                .update();

        var removal = "/organise/meetings/" + meeting + "/removal";
        assertThat(mvc.get().uri(removal).with(as(marcus)))
                .bodyText()
                .contains("Wales holds it together with you", "North East was asked to hold it");
        assertThat(mvc.post()
                        .uri(removal)
                        .with(as(marcus))
                        .with(csrf())
                        .param("version", version())
                        .param("ties", "2"))
                .hasRedirectedUrl("/organise");

        var told = mailbox.sent();
        assertThat(recipients(told)).containsExactlyInAnyOrder(carys.email(), dylan.email(), nora.email());
        assertThat(told.get(0).getSubject()).isEqualTo("No longer planned: Across the bridge");
        assertThat(text(told.get(0))).contains("Marcus Shore (South West) has thrown the draft");
    }

    @Test
    void whoHasHeldItTogetherHasHeldIt() {
        join();
        jdbc.sql("update meeting set starts_at = '2027-02-02T10:00:00Z', ends_at = '2027-02-02T15:00:00Z'")
                .update();

        assertThatThrownBy(() -> meetings.withoutCoHost(marcus, meeting, wales, ""))
                .hasMessage("meetings.refused.co-host-held");
        assertThatThrownBy(() -> meetings.leaveCoHost(carys, meeting, wales, ""))
                .hasMessage("meetings.refused.co-host-held");
        for (var person : List.of(marcus, carys)) {
            assertThat(page(person, "details")).bodyText().doesNotContain("co-hosts/" + wales);
        }
        assertThat(body("/regions/wales/calendar.ics")).contains("Across the bridge");
    }

    @Test
    void acceptedOnesEditTheAgendaAndSeeWhoComesAndLeadNothing() {
        var guest = given.member("Gwen Guest");
        given.confirmed(meeting, guest.id());
        var pages = List.of("agenda", "attendees", "details", "door");
        meetings.inviteCoHost(marcus, meeting, wales);
        for (var page : pages) {
            assertThat(page(carys, page)).as(page).hasStatus(404);
        }
        meetings.acceptCoHost(carys, meeting, wales, "");
        for (var page : pages) {
            assertThat(page(carys, page)).as(page).hasStatusOk();
        }
        assertThat(page(carys, "attendees")).bodyText().contains("Gwen Guest");
        var north = given.region("north-east", "North East");
        assertThatThrownBy(() -> meetings.inviteCoHost(carys, meeting, north)).isInstanceOf(NotFound.class);
        meetings.inviteCoHost(marcus, meeting, north);
        assertThatThrownBy(() -> meetings.withoutCoHost(carys, meeting, north, ""))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> meetings.withoutCoHost(carys, meeting, region, ""))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void nobodyJoinsWhatIsOverCancelledOrForARegionThatIsNoMore() {
        meetings.inviteCoHost(marcus, meeting, wales);
        jdbc.sql("update region set archived_at = now() where id = ?")
                .param(wales.value())
                .update();
        assertThatThrownBy(() -> meetings.acceptCoHost(carys, meeting, wales, ""))
                .hasMessage("meetings.refused.no-such-region");
        jdbc.sql("update region set archived_at = null").update();
        jdbc.sql("update meeting set status = 'CANCELLED', cancelled_at = now()")
                .update();
        assertThatThrownBy(() -> meetings.acceptCoHost(carys, meeting, wales, ""))
                .hasMessage("meetings.refused.co-host-over");
        var held = given.meeting(
                region, "Held", context.getBean(java.time.Clock.class).instant().minus(Duration.ofDays(3)), 30);
        assertThatThrownBy(() -> meetings.inviteCoHost(marcus, held, wales))
                .hasMessage("meetings.refused.co-host-over");
        meetings.leaveCoHost(carys, meeting, wales, "Declined all the same");
        assertThatThrownBy(() -> meetings.inviteCoHost(marcus, meeting, region))
                .hasMessage("meetings.refused.co-host-itself");
    }

    @Test
    void standsInEveryFeedOfEachRegionAndCountsOnceForTheNetwork() {
        var feeds = List.of("/regions/wales", "/regions/wales/calendar.ics", "/meetings?region=wales");
        assertThat(body("/regions/wales")).doesNotContain("Across the bridge");
        join();
        for (var feed : feeds) {
            assertThat(body(feed)).as(feed).contains("Across the bridge");
            assertThat(body(feed.replace("wales", "south-west"))).as(feed).contains("Across the bridge");
        }
        assertThat(body("/calendar.ics").split("BEGIN:VEVENT", -1)).as("once").hasSize(2);
        assertThat(body("/meetings").split("href=\"/meetings/across-the-bridge\"", -1))
                .as("once")
                .hasSize(2);
        // Credited to each: one meeting coming in both, and one in all.
        assertThat(body("/regions").split("1 meeting coming", -1).length).isGreaterThan(2);
        assertThat(body("/")).contains("The one meeting coming up");
        var author = given.member("Alex Author");
        given.writeUp(meeting, author.id(), "What we said on the bridge");
        assertThat(body("/regions/wales/write-ups.atom")).contains("What we said on the bridge");
        assertThat(body("/write-ups.atom").split("<entry>", -1)).as("once").hasSize(2);
        meetings.leaveCoHost(dylan, meeting, wales, "");
        assertThat(body("/regions/wales/calendar.ics")).doesNotContain("Across the bridge");
        assertThat(body("/regions/wales/write-ups.atom")).doesNotContain("What we said on the bridge");
    }

    @Test
    void whoCameToAJointMeetingIsNotNewInEitherRegion() {
        var now = context.getBean(java.time.Clock.class).instant();
        var joint = given.meeting(region, "Joint", now.minus(Duration.ofDays(40)), 30);
        jdbc.sql("insert into meeting_co_host values (?, ?, now(), now())")
                .params(joint.value(), wales.value())
                .update();
        var inWales = given.meeting(wales, "In Wales", now.minus(Duration.ofDays(4)), 30);
        var gwen = given.member("Gwen Guest");
        given.attended(joint, gwen.id());
        given.attended(inWales, gwen.id());
        given.attended(inWales, given.member("Newt New").id());
        var facts = context.getBean(org.staffroom.door.AttendanceQueries.class).facts(inWales);
        assertThat(facts.newInRegion()).isEqualTo(1);
        jdbc.sql("update meeting_co_host set accepted_at = null").update();
        assertThat(context.getBean(org.staffroom.door.AttendanceQueries.class)
                        .facts(inWales)
                        .newInRegion())
                .isEqualTo(2);
    }

    private String version() {
        return jdbc.sql("select version::text from meeting").query(String.class).single();
    }

    private int told(String template) {
        return jdbc.sql("select count(*) from delivery where template = ?")
                .param(template)
                .query(Integer.class)
                .single();
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }

    private MvcTestResult removal(CurrentPerson person, String... lead) {
        var request = mvc.post()
                .uri("/organise/meetings/across-the-bridge/co-hosts/" + wales + "/removal")
                .with(as(person))
                .with(csrf());
        return (lead.length == 0 ? request : request.param(lead[0], lead[1])).exchange();
    }

    private void join() {
        meetings.inviteCoHost(marcus, meeting, wales);
        meetings.acceptCoHost(carys, meeting, wales, "");
        mailbox.sent();
    }

    private MvcTestResult page(CurrentPerson person, String page) {
        return mvc.get()
                .uri("/organise/meetings/across-the-bridge/" + page)
                .with(as(person))
                .exchange();
    }

    private String body(String path) {
        var answer = mvc.get().uri(path).exchange();
        assertThat(answer).as(path).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
