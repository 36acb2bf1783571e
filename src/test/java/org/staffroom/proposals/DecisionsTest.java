package org.staffroom.proposals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.support.AtOnce;
import org.staffroom.support.OneMeeting;
import org.staffroom.support.StaffroomTest;

/** What ambassadors make of a proposal: one decision, one mail, in their words; the speaker says whether it suits. */
@StaffroomTest
class DecisionsTest extends OneMeeting {

    @Autowired
    SpeakerAnswers answers;

    @Autowired
    org.springframework.transaction.PlatformTransactionManager transactions;

    private CurrentPerson olwen;
    private ProposalId proposal;
    private String page;
    private int seen;
    private String own;

    DecisionsTest() {
        super(30);
    }

    @BeforeEach
    void aProposalOfAnna() {
        olwen = given.ambassador("Olwen Rees", given.region("wales", "Wales"));
        given.agendaItem(meeting, 0, 20, "WELCOME", null);
        given.agendaItem(meeting, 20, 40, "BREAK", null);
        proposal = proposal(anna, "Growing your own");
        page = "/organise/proposals/" + proposal;
        own = "/my/proposals/" + proposal;
    }

    private ProposalId proposal(CurrentPerson by, String title) {
        var id = ProposalId.next();
        jdbc.sql("""
                        insert into proposal (id, press, region_id, meeting_id, proposer_id, title, abstract, nature, level,
                            minutes, vendor, status, submitted_at, changed_at)
                        values (?, ?, ?, ?, ?, ?, 'Four apprentices.', 'STRATEGIC', 'ANYBODY', 30, false, 'PROPOSED', now(), now())
                        """)
                .params(
                        id.value(),
                        UUID.randomUUID(),
                        region.value(),
                        meeting.value(),
                        by.id().value(),
                        title)
                .update();
        return id;
    }

    @Test
    void acceptedItBecomesATalkOnTheAgendaAndTheSpeakerConfirms() {
        speaksToo(ben, "YES");
        assertThat(body(get(page + "/letters/accept", ambassador)))
                .contains("Thank you for offering", "Going cloud: after 9am WELCOME", "Accept and send", "Ben Okafor");
        var welcome = id("agenda_item where start_minute = 0");
        assertThat(send("accept", ambassador, "slot", meeting + ":" + welcome, "words", "Please do.\n\nMarcus"))
                .hasRedirectedUrl(page);

        assertThat(
                        one(
                                "select i.start_minute || ' ' || i.kind || ' ' || t.title from agenda_item i join presentation t on t.id = i.presentation_id"))
                .isEqualTo("20 MEMBER_TALK Growing your own");
        assertThat(one("select start_minute::text from agenda_item where kind = 'BREAK'"))
                .isEqualTo("50");
        assertThat(
                        one(
                                "select string_agg(p.name, ', ' order by s.position) from presentation_speaker s join person p on p.id = s.person_id"))
                .isEqualTo("Anna Whitfield, Ben Okafor");
        assertThat(count("delivery where template = 'proposal-accept'")).isEqualTo(2);
        assertThat(body(get("/meetings/going-cloud", null))).contains("Growing your own", "Member talk");
        assertThat(body(get("/organise/proposals", ambassador))).contains("Not confirmed yet");

        assertThat(body(get(own, anna))).contains("Can you give it there?", "Please do.", "Marcus");
        assertThat(post(own + "/answer", anna, "answer", "yes")).hasRedirectedUrl(own);
        assertThat(body(get(page, ambassador))).contains("Confirmed");
        post(own + "/answer", anna, "answer", "no");
        assertThat(body(get(page, ambassador))).contains("Anna Whitfield cannot give it");
        assertThat(body(get(own, anna))).contains("I can after all");
    }

    @Test
    void aSlotThatWasKeptFreeIsFilledAndNothingElseMoves() {
        var kept = given.agendaItem(meeting, 200, 45, "VENDOR_TALK", null);
        var after = given.agendaItem(meeting, 245, 15, "BREAK", null);
        jdbc.sql("update agenda_item set title = '' where id = ?").param(kept).update();
        assertThat(body(get(page + "/letters/accept", ambassador)))
                .contains("Going cloud: in the free slot at 12.20pm, 45 minutes");

        assertThat(send("accept", ambassador, "slot", meeting + ":free:" + kept))
                .hasRedirectedUrl(page);

        assertThat(one("select kind || ' ' || start_minute || ' ' || length_minutes from agenda_item where id = '"
                        + kept + "' and presentation_id is not null"))
                .isEqualTo("MEMBER_TALK 200 45");
        assertThat(one("select start_minute::text from agenda_item where id = '" + after + "'"))
                .isEqualTo("245");
    }

    @Test
    void aSlotThatWasFilledMeanwhileIsSaidToBe() {
        var welcome = id("agenda_item where start_minute = 0");
        assertThat(send("accept", ambassador, "slot", meeting + ":free:" + welcome))
                .hasStatus(422)
                .bodyText()
                .contains("That slot has been filled meanwhile");
        assertThat(count("presentation")).isZero();
    }

    @Test
    void acceptedToAnotherMeetingItIsTakenOffTheDraftItWasFirstOn() {
        var draft = given.draft(region, "A later one");
        var third = given.draft(region, "The latest one");
        send("accept", ambassador, "slot", draft + ":end");
        assertThat(on(draft)).isOne();
        resend("accept", "slot", third + ":end");
        assertThat(on(draft)).isZero();
        assertThat(on(third)).isOne();
        resend("accept", "slot", meeting + ":end");
        assertThat(on(third)).isZero();

        // People have been told of this one: they are told first.
        assertThat(resend("accept", "slot", draft + ":end"))
                .hasStatus(422)
                .bodyText()
                .contains("Take it off there first");
        assertThat(on(meeting)).isOne();
        assertThat(on(draft)).isZero();
    }

    private int on(org.staffroom.meetings.MeetingId meeting) {
        return count("agenda_item where presentation_id is not null and meeting_id = '" + meeting + "'");
    }

    /** By somebody who has seen what was decided before. */
    private MvcTestResult resend(String kind, String... fields) {
        seen = Integer.parseInt(one("select version::text from proposal"));
        return send(kind, ambassador, fields);
    }

    @Test
    void whereItIsPassedOnToItsAmbassadorsAreTold() {
        var away = given.ambassador("Away Now", given.region("kent", "Kent"));
        jdbc.sql(
                        "update ambassador set region_id = (select id from region where slug = 'wales'), away_until = '2099-01-01'"
                                + " where person_id = ?")
                .param(away.id().value())
                .update();
        assertThat(send("pass-on", ambassador, "region", "wales")).hasStatus(303);
        assertThat(jdbc.sql("select person_id::text from delivery where template = 'proposal-arrived'")
                        .query(String.class)
                        .list())
                .containsExactly(olwen.id().toString());
        assertThat(body(get("/organise/proposals", olwen))).contains("Growing your own");
    }

    @Test
    void theSpeakersOwnPageAsksWhetherItSuits() {
        assertThat(body(get("/my/talks", anna))).doesNotContain("Can you give");
        send("accept", ambassador, "slot", meeting + ":end");
        assertThat(body(get("/my/talks", anna))).contains("Can you give “Growing your own” there?", "Going cloud, ");
        assertThat(body(get("/my/talks", ben))).doesNotContain("Can you give");
        post(own + "/answer", anna, "answer", "yes");
        assertThat(body(get("/my/talks", anna))).doesNotContain("Can you give");
    }

    /** What is given elsewhere is no longer new on the board, nor counted as new on the desk. */
    @Test
    void theDeskCountsAsNewWhatTheBoardHasAsNew() {
        proposal(ben, "Another one");
        assertThat(body(get("/organise", ambassador))).contains("2 talks are proposed to South West");
        var talk = given.talk("Another one", "MEMBER", ben.id());
        given.agendaItem(given.meeting(given.region("kent", "Kent"), "In Kent"), 0, 30, "MEMBER_TALK", talk);
        assertThat(body(get("/organise/proposals", ambassador))).contains("In Kent");
        assertThat(body(get("/organise", ambassador))).contains("A talk is proposed to South West");
    }

    @Test
    void theDeskSaysWhatWaitsForTheAmbassador() {
        assertThat(body(get("/organise", ambassador))).contains("A talk is proposed to South West");
        assertThat(body(get("/organise", olwen))).doesNotContain("proposed to");
        send("accept", ambassador, "slot", meeting + ":end");
        assertThat(body(get("/organise", ambassador)))
                .contains("“Growing your own” is not confirmed by its speaker")
                .doesNotContain("A talk is proposed");
        post(own + "/answer", anna, "answer", "no");
        assertThat(body(get("/organise", ambassador))).contains("The speaker of “Growing your own” cannot give it");
        post(own + "/answer", anna, "answer", "yes");
        assertThat(body(get("/organise", ambassador))).doesNotContain("Growing your own");
    }

    @Test
    void aVendorsTalkStandsOnTheAgendaAsAVendors() {
        given.works(anna.id(), given.organisation("Proofgate", "VENDOR"));
        assertThat(send("accept", ambassador, "slot", meeting + ":end")).hasRedirectedUrl(page);
        assertThat(one("select kind from presentation")).isEqualTo("VENDOR");
        assertThat(one("select kind from agenda_item where presentation_id is not null"))
                .isEqualTo("VENDOR_TALK");
        assertThat(one("select facts -> 'talk' ->> 'vendor' from delivery where template = 'proposal-accept'"))
                .isEqualTo("true");
        assertThat(body(get("/meetings/going-cloud", null)))
                .contains("Vendor talk")
                .doesNotContain("Member talk");
    }

    /** Both have the page open; the first is quicker. */
    @Test
    void twoWhoDecideAtOnceMakeOneDecisionAndSendOneMail() {
        var second = given.ambassador("Ruth Okafor", region);
        var sent = AtOnce.run(6, i -> (Callable<Integer>)
                () -> (i % 2 == 0 ? send("accept", ambassador, "slot", meeting + ":end") : send("decline", second))
                        .getResponse()
                        .getStatus());
        assertThat(sent).containsOnlyOnce(303).contains(409).containsOnly(303, 409);
        assertThat(count("proposal_message")).isEqualTo(1);
        assertThat(count("delivery where template like 'proposal-%'")).isEqualTo(1);
        assertThat(count("presentation")).isLessThanOrEqualTo(1);
        assertThat(count("agenda_item where presentation_id is not null")).isEqualTo(count("presentation"));
    }

    /** Somebody says that they speak too while an ambassador accepts: the talk has both, whoever was first. */
    @Test
    void whoeverJoinsWhileItIsAcceptedSpeaks() {
        speaksToo(ben, "ASKED");
        var joining = AtOnce.meanwhile(
                transactions,
                jdbc,
                () -> send("accept", ambassador, "slot", meeting + ":end"),
                () -> answers.answer(ben.id(), proposal, null, true));
        assertThat(joining).isEmpty();
        assertThat(count("presentation_speaker")).isEqualTo(2);
    }

    @Test
    void whoeverIsSlowerSeesWhatWasDecidedAndLosesNoWord() {
        send("decline", given.ambassador("Ruth Okafor", region), "words", "Sorry.");
        assertThat(send("accept", ambassador, "slot", meeting + ":end", "words", "We would love to"))
                .hasStatus(409)
                .bodyText()
                .contains("Ruth Okafor was quicker", "Declined", "We would love to");
        assertThat(count("delivery")).isEqualTo(1);
    }

    @Test
    void theSamePressTwiceIsOneMail() {
        var press = UUID.randomUUID().toString();
        assertThat(send("message", ambassador, "press", press, "words", "Which room?"))
                .hasRedirectedUrl(page);
        assertThat(send("message", ambassador, "press", press, "words", "Which room?"))
                .hasRedirectedUrl(page);
        assertThat(send("decline", ambassador, "press", press, "words", "Sorry."))
                .hasRedirectedUrl(page);
        assertThat(count("delivery")).isEqualTo(1);
        assertThat(body(get(own, anna))).contains("Which room?", "With the ambassadors");
    }

    @Test
    void nobodyIsToldBeforeTheWordsAreThere() {
        assertThat(send("decline", ambassador, "words", " "))
                .hasStatus(422)
                .bodyText()
                .contains("Write a few words");
        assertThat(send("decline", ambassador, "words", "x".repeat(4001))).hasStatus(422);
        assertThat(send("accept", ambassador)).hasStatus(422).bodyText().contains("Choose a meeting");
        assertThat(send("accept", ambassador, "slot", "nonsense")).hasStatus(422);
        assertThat(send("accept", ambassador, "slot", meeting + ":" + UUID.randomUUID()))
                .hasStatus(422)
                .bodyText()
                .contains("taken off that agenda meanwhile", "Thank you.");
        assertThat(send("pass-on", ambassador)).hasStatus(422).bodyText().contains("Choose a region");
        assertThat(get(page + "/letters/nonsense", ambassador)).hasStatus(404);
        assertThat(count("delivery")).isZero();
        assertThat(count("presentation")).isZero();
        assertThat(one("select status from proposal")).isEqualTo("PROPOSED");
    }

    @Test
    void aMeetingThatIsOffOrNotTheirsIsNotAcceptedTo() {
        var theirs = given.meeting(region("wales"), "In Wales");
        assertThat(send("accept", ambassador, "slot", theirs + ":end")).hasStatus(404);
        jdbc.sql(
                        "update meeting set status = 'CANCELLED', cancelled_at = now(), cancelled_reason = 'Snow and ice everywhere' where id = ?")
                .param(meeting.value())
                .update();
        assertThat(send("accept", ambassador, "slot", meeting + ":end"))
                .hasStatus(422)
                .bodyText()
                .contains("That meeting is cancelled");
        assertThat(body(get(page, ambassador))).contains("Going cloud is cancelled");
        assertThat(count("presentation")).isZero();
        assertThat(send("later", ambassador)).hasRedirectedUrl(page);
        assertThat(body(get(own, anna))).contains("Wanted, for a later meeting").doesNotContain("is cancelled");
    }

    @Test
    void notesAreAmongTheAmbassadorsOfTheRegionThatHasIt() {
        assertThat(post(page + "/notes", ambassador, "note", "SECRET: rang, can do May"))
                .hasStatus3xxRedirection();
        assertThat(post(page + "/notes", ambassador, "note", " ")).hasStatus(422);
        assertThat(post(page + "/notes", ambassador, "note", "x".repeat(2001)))
                .hasStatus(422)
                .bodyText()
                .contains("1 to 2,000 characters");
        assertThat(post(page + "/notes", anna, "note", "Mine")).hasStatus(404);
        assertThat(post(page + "/notes", olwen, "note", "Mine")).hasStatus(404);
        assertThat(body(get(page, given.ambassador("Ruth Okafor", region)))).contains("SECRET", "Marcus Shore");
        assertThat(body(get(own, anna))).doesNotContain("SECRET");
        assertThat(body(get("/my/data/download", anna))).doesNotContain("SECRET");

        assertThat(send("pass-on", ambassador, "region", "wales", "words", "Wales it is."))
                .hasStatus3xxRedirection();
        assertThat(get(page, ambassador)).hasStatus(404);
        assertThat(body(get(page, olwen)))
                .contains("Growing your own", "Wales it is.")
                .doesNotContain("SECRET");
        assertThat(body(get(own, anna))).contains("ambassadors of Wales");
        assertThat(count("delivery where template = 'proposal-pass-on'")).isEqualTo(1);
    }

    @Test
    void shortlistedIsToldToNobody() {
        assertThat(post(page + "/shortlist", ambassador)).hasRedirectedUrl(page);
        assertThat(one("select status from proposal")).isEqualTo("SHORTLISTED");
        assertThat(body(get(own, anna))).contains("With the ambassadors").doesNotContain("hortlist");
        post(page + "/shortlist/removal", ambassador);
        assertThat(one("select status from proposal")).isEqualTo("PROPOSED");
        assertThat(post(page + "/shortlist", anna)).hasStatus(404);
        assertThat(count("delivery")).isZero();
    }

    @Test
    void whatIsGivenInAnotherRegionIsSaidToBoth() {
        jdbc.sql("""
                        insert into proposal (id, press, region_id, proposer_id, title, abstract, nature, level, minutes, vendor,
                            status, submitted_at, changed_at)
                        select gen_random_uuid(), gen_random_uuid(), ?, proposer_id, upper(title), abstract, nature, level,
                            minutes, vendor, 'PROPOSED', now(), now() from proposal
                        """).param(region("wales").value()).update();
        assertThat(body(get("/organise/proposals", olwen))).doesNotContain("In South West");
        send("accept", ambassador, "slot", meeting + ":end");
        assertThat(body(get("/organise/proposals", olwen))).contains("In South West");
        assertThat(body(get("/organise/proposals", ambassador))).doesNotContain("In Wales");
    }

    @Test
    void whatStandsOnAnAgendaIsTakenOffThereFirst() {
        send("accept", ambassador, "slot", meeting + ":end");
        look();
        assertThat(send("decline", ambassador)).hasStatus(422).bodyText().contains("Take it off there first");
        jdbc.sql("delete from agenda_item where presentation_id is not null").update();
        assertThat(send("decline", ambassador)).hasRedirectedUrl(page);
    }

    @Test
    void acceptedElsewhereLaterItIsTheSameTalkAndAsksAgain() {
        send("accept", ambassador, "slot", meeting + ":");
        assertThat(count("agenda_item where presentation_id is not null")).isZero();
        post(own + "/answer", anna, "answer", "yes");
        var summer = given.meeting(region, "Summer meeting");
        look();
        send("accept", ambassador, "slot", summer + ":end");
        assertThat(count("presentation")).isEqualTo(1);
        assertThat(one("select answer from proposal")).isEqualTo("ASKED");
        // The link of the first mail is about the first acceptance.
        assertThatThrownBy(() -> answers.answer(anna.id(), proposal, 1, true)).isInstanceOf(Refused.class);
        answers.answer(anna.id(), proposal, 2, true);
        assertThat(one("select answer from proposal")).isEqualTo("YES");
    }

    @Test
    void whoeverSaysYesAfterItWasAcceptedSpeaksTooButNoVendorInAMembersTalk() {
        speaksToo(ben, "ASKED");
        var nick = given.member("Nick Farrow");
        given.works(nick.id(), given.organisation("Proofgate", "VENDOR"));
        speaksToo(nick, "ASKED");
        send("accept", ambassador, "slot", meeting + ":end");
        answers.answer(ben.id(), proposal, null, true);
        assertThat(count("presentation_speaker")).isEqualTo(2);
        assertThat(post(own + "/answer", nick, "answer", "yes"))
                .flash()
                .extractingByKey("refused")
                .asString()
                .contains("You belong to a vendor");
        assertThat(count("presentation_speaker")).isEqualTo(2);
        assertThat(count("proposal_speaker where answer = 'YES'")).isEqualTo(1);
        answers.answer(ben.id(), proposal, null, false);
        assertThat(count("presentation_speaker")).isEqualTo(1);
    }

    @Test
    void somebodySuspendedMeanwhileSaysNothing() {
        speaksToo(ben, "ASKED");
        assertThat(answers.find(ben.id(), proposal, null)).isPresent();
        jdbc.sql("update person set status = 'SUSPENDED' where id = ?")
                .param(ben.id().value())
                .update();
        assertThat(answers.find(ben.id(), proposal, null)).isEmpty();
        assertThatThrownBy(() -> answers.answer(ben.id(), proposal, null, true)).isInstanceOf(NotFound.class);
        assertThat(count("proposal_speaker where answer = 'YES'")).isZero();
    }

    private void speaksToo(CurrentPerson person, String answer) {
        jdbc.sql(
                        "insert into proposal_speaker (id, proposal_id, person_id, named_as, answer, invited_at) values (?, ?, ?, 'Somebody', ?, now())")
                .params(UUID.randomUUID(), proposal.value(), person.id().value(), answer)
                .update();
    }

    private org.staffroom.regions.RegionId region(String slug) {
        return new org.staffroom.regions.RegionId(UUID.fromString(id("region where slug = '" + slug + "'")));
    }

    /** The page is opened again. */
    private void look() {
        seen = jdbc.sql("select version from proposal where id = ?")
                .param(proposal.value())
                .query(Integer.class)
                .single();
    }

    /** With the version that was seen last. */
    private MvcTestResult send(String kind, CurrentPerson person, String... fields) {
        var all = new java.util.LinkedHashMap<String, String>();
        all.put("press", UUID.randomUUID().toString());
        all.put("version", String.valueOf(seen));
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

    @Override
    protected MvcTestResult get(String path, CurrentPerson person) {
        return person == null ? mvc.get().uri(path).exchange() : super.get(path, person);
    }

    private String one(String sql) {
        return jdbc.sql(sql).query(String.class).single();
    }

    private String id(String from) {
        return one("select id from " + from);
    }

    private int count(String from) {
        return jdbc.sql("select count(*) from " + from).query(Integer.class).single();
    }

    private static String body(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
