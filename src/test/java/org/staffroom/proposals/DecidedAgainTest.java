package org.staffroom.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.people.CurrentPerson;
import org.staffroom.support.AtOnce;
import org.staffroom.support.OneMeeting;
import org.staffroom.support.StaffroomTest;

/** What becomes of a proposal after its first answer: changed, answered again, pressed twice, over. */
@StaffroomTest
class DecidedAgainTest extends OneMeeting {

    private ProposalId proposal;
    private String page;
    private String own;

    DecidedAgainTest() {
        super(30);
    }

    @BeforeEach
    void aProposalOfAnna() {
        proposal = proposal("Growing your own");
        page = "/organise/proposals/" + proposal;
        own = "/my/proposals/" + proposal;
    }

    private ProposalId proposal(String title) {
        var id = ProposalId.next();
        jdbc.sql("""
                        insert into proposal (id, press, region_id, meeting_id, proposer_id, title, abstract, nature, level,
                            minutes, vendor, needs, status, submitted_at, changed_at)
                        values (?, ?, ?, ?, ?, ?, 'Four apprentices.', 'STRATEGIC', 'ANYBODY', 30, false,
                            'A step-free way to the front', 'PROPOSED', ?, ?)
                        """)
                .params(
                        id.value(),
                        UUID.randomUUID(),
                        region.value(),
                        meeting.value(),
                        anna.id().value(),
                        title,
                        now(),
                        now())
                .update();
        return id;
    }

    @Test
    void whatAProposerNeedsIsReadByThemAndTheAmbassadorsAlone() {
        speaksToo(ben, "ASKED");
        assertThat(body(get(own, anna))).contains("A step-free way");
        assertThat(body(get(page, ambassador))).contains("A step-free way");
        assertThat(body(get(own, ben))).contains("Growing your own").doesNotContain("step-free");
    }

    @Test
    void twoWeeksAfterTheMeetingNeedsAreErasedAndTwoYearsAfterItTheProposal() {
        speaksToo(ben, "ASKED");
        send("accept", "slot", meeting + ":end");
        clock.travelTo(START.plus(Duration.ofDays(13)));
        ProposalsErasure.eraseOld(jdbc, clock);
        assertThat(one("select needs from proposal")).isNotEmpty();
        clock.travelTo(START.plus(Duration.ofDays(15)));
        ProposalsErasure.eraseOld(jdbc, clock);
        assertThat(one("select needs from proposal")).isEmpty();
        assertThat(count("proposal_speaker")).isZero();
        assertThat(count("agenda_item where presentation_id is not null")).isOne();
        clock.travelTo(START.plus(Duration.ofDays(735)));
        ProposalsErasure.eraseOld(jdbc, clock);
        assertThat(count("proposal")).isZero();
        assertThat(count("presentation")).isOne();
    }

    @Test
    void acceptedAgainTheTalkSaysWhatTheProposalSaysByNow() {
        speaksToo(ben, "YES");
        send("accept", "slot", meeting + ":");
        assertThat(count("presentation_speaker")).isEqualTo(2);
        later();
        send("later");
        later();
        post(
                own + "/edit",
                anna,
                "title",
                "Growing our own ",
                "abstractText",
                "Five apprentices.",
                "nature",
                "TECHNICAL",
                "level",
                "ANYBODY",
                "minutes",
                "20",
                "version",
                one("select version::text from proposal"));
        post(own + "/speakers/" + one("select id::text from proposal_speaker") + "/removal", anna);
        assertThat(count("presentation_speaker")).isOne();
        later();
        assertThat(send("accept", "slot", meeting + ":end")).hasRedirectedUrl(page);
        assertThat(one("select title || ' ' || abstract || ' ' || nature || ' ' || kind from presentation"))
                .isEqualTo("Growing our own Five apprentices. TECHNICAL MEMBER");
    }

    @Test
    void whoeverHasBecomeAVendorMeanwhileStandsThereAsOne() {
        send("accept", "slot", meeting + ":");
        given.works(anna.id(), given.organisation("Proofgate", "VENDOR"));
        later();
        assertThat(send("accept", "slot", given.meeting(region, "Summer meeting") + ":end"))
                .hasRedirectedUrl(page);
        assertThat(one("select kind from agenda_item where presentation_id is not null"))
                .isEqualTo("VENDOR_TALK");
    }

    @Test
    void theItemIsCalledAsAnAmbassadorLabelledTheTalk() {
        send("accept", "slot", meeting + ":");
        jdbc.sql("update presentation set kind = 'VENDOR'").update();
        later();
        assertThat(send("accept", "slot", meeting + ":end")).hasRedirectedUrl(page);
        assertThat(one("select kind from agenda_item where presentation_id is not null"))
                .isEqualTo("VENDOR_TALK");
    }

    @Test
    void twoTalksAcceptedToOneMeetingAtOnceBothStandThere() {
        for (var time = 0; time < 3; time++) {
            var pages = new String[] {
                "/organise/proposals/" + proposal("First of " + time),
                "/organise/proposals/" + proposal("Next of " + time)
            };
            var sent =
                    AtOnce.run(2, i -> (Callable<Integer>) () -> send(pages[i], "accept", 0, "slot", meeting + ":end")
                            .getResponse()
                            .getStatus());
            assertThat(sent).containsOnly(303);
        }
        assertThat(count("agenda_item where presentation_id is not null")).isEqualTo(6);
    }

    @Test
    void aPostponedMeetingsOldDayIsNotAskedFor() {
        send("accept", "slot", meeting + ":end");
        var day = "16 March";
        assertThat(body(get(own, anna))).contains(day);
        jdbc.sql("update meeting set status = 'POSTPONED', postponed_at = now() where id = ?")
                .param(meeting.value())
                .update();
        assertThat(body(get(own, anna)))
                .contains("It is to be given at Going cloud, date to follow.", "Going cloud, date to follow. The amb")
                .doesNotContain(day);
        assertThat(body(get("/my/proposals", anna))).contains("date to follow").doesNotContain(day);
    }

    /** An ambassador of a region that only holds the meeting with them: put off, the talk is the other region's alone. */
    @Test
    void afterSuccessThereIsAPageToReadItOn() {
        var kent = given.region("kent", "Kent");
        var other = given.ambassador("Olwen Rees", kent);
        jdbc.sql(
                        "insert into meeting_co_host (meeting_id, region_id, invited_at, accepted_at) values (?, ?, now(), now())")
                .params(meeting.value(), kent.value())
                .update();
        assertThat(sendAs(other, page, "later", 0)).hasRedirectedUrl("/organise/proposals");
        assertThat(get(page, other)).hasStatus(404);

        var press = UUID.randomUUID().toString();
        var version = Integer.parseInt(one("select version::text from proposal"));
        for (var time = 0; time < 2; time++) {
            assertThat(sendAs(ambassador, page, "pass-on", version, "region", "kent", "press", press))
                    .hasRedirectedUrl("/organise/proposals");
        }
        assertThat(count("proposal_message where kind = 'PASS_ON'")).isOne();
        assertThat(sendAs(anna, page, "pass-on", version, "region", "kent", "press", press))
                .hasStatus(404);
    }

    @Test
    void mailsCallItAVendorsAsSoonAsItIs() {
        given.works(anna.id(), given.organisation("Proofgate", "VENDOR"));
        send("decline");
        assertThat(one("select facts -> 'talk' ->> 'vendor' from delivery")).isEqualTo("true");
    }

    @Test
    void aSpaceAfterAWordIsNoLetterOfATitle() {
        assertThat(post(own + "/edit", anna, "title", "AI ", "version", "0"))
                .hasStatus(422)
                .bodyText()
                .contains("3 to 160 characters");
        var talk = given.talk("Patching", "MEMBER", anna.id());
        assertThat(post("/presentations/" + one("select slug from presentation"), anna, "title", "AI ", "version", "0"))
                .hasStatus(422);
        assertThat(talk).isNotNull();
    }

    private void later() {
        clock.travelTo(clock.instant().plusSeconds(60));
    }

    private MvcTestResult send(String kind, String... fields) {
        return send(page, kind, Integer.parseInt(one("select version::text from proposal")), fields);
    }

    private MvcTestResult send(String page, String kind, int version, String... fields) {
        return sendAs(ambassador, page, kind, version, fields);
    }

    private MvcTestResult sendAs(CurrentPerson person, String page, String kind, int version, String... fields) {
        var all = new java.util.LinkedHashMap<String, String>();
        all.put("press", UUID.randomUUID().toString());
        all.put("version", String.valueOf(version));
        all.put("words", "Thank you.");
        for (var i = 0; i < fields.length; i += 2) {
            all.put(fields[i], fields[i + 1]);
        }
        return post(
                page + "/letters/" + kind,
                person,
                all.entrySet().stream()
                        .flatMap(field -> java.util.stream.Stream.of(field.getKey(), field.getValue()))
                        .toArray(String[]::new));
    }

    private void speaksToo(CurrentPerson person, String answer) {
        jdbc.sql(
                        "insert into proposal_speaker (id, proposal_id, person_id, named_as, answer, invited_at) values (?, ?, ?, 'Somebody', ?, now())")
                .params(UUID.randomUUID(), proposal.value(), person.id().value(), answer)
                .update();
    }

    private java.sql.Timestamp now() {
        return java.sql.Timestamp.from(clock.instant());
    }

    private String one(String sql) {
        return jdbc.sql(sql).query(String.class).single();
    }

    private int count(String from) {
        return jdbc.sql("select count(*) from " + from).query(Integer.class).single();
    }

    private static String body(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
