package org.staffroom.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.staffroom.support.AtOnce;
import org.staffroom.support.StaffroomTest;

/** What ambassadors make of a proposal: one decision, one mail, in their words. */
@StaffroomTest
class DecisionsTest extends OneProposal {

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

    /** What is given elsewhere is marked so on the board, and waits for an answer all the same. */
    @Test
    void theDeskCountsWhatIsGivenElsewhereTooUntilItIsDecided() {
        proposal(ben, "Another one");
        assertThat(body(get("/organise", ambassador))).contains("2 talks are proposed to South West");
        var talk = given.talk("Another one", "MEMBER", ben.id());
        given.agendaItem(given.meeting(given.region("kent", "Kent"), "In Kent"), 0, 30, "MEMBER_TALK", talk);
        assertThat(body(get("/organise/proposals", ambassador))).contains("In Kent");
        assertThat(body(get("/organise", ambassador))).contains("2 talks are proposed to South West");
        send("decline", ambassador);
        assertThat(body(get("/organise", ambassador))).contains("A talk is proposed to South West");
    }

    /** However many came later. */
    @Test
    void theOldestThatWaitsIsOnTheBoard() {
        jdbc.sql("""
                        insert into proposal (id, press, region_id, proposer_id, title, abstract, nature, level, minutes, vendor,
                            status, submitted_at, changed_at)
                        select gen_random_uuid(), gen_random_uuid(), region_id, proposer_id, 'Later one ' || n, abstract, nature,
                            level, minutes, vendor, 'PROPOSED', submitted_at + interval '1 minute', changed_at
                        from proposal cross join generate_series(1, 300) n
                        """).update();
        assertThat(body(get("/organise/proposals", ambassador))).contains("Growing your own");
        jdbc.sql("update proposal set status = 'DECLINED'").update();
        assertThat(body(get("/organise/proposals", ambassador)))
                .contains("Later one 7")
                .doesNotContain("Growing your own");
    }

    @Test
    void theDeskSaysWhenOneOfSeveralSpeakersDropsOut() {
        speaksToo(ben, "ASKED");
        post(own + "/answer", ben, "answer", "no");
        post(own + "/answer", ben, "answer", "yes");
        clock.travelTo(clock.instant().plusSeconds(60));
        send("accept", ambassador, "slot", meeting + ":end");
        assertThat(body(get("/organise", ambassador))).doesNotContain("cannot be there");
        clock.travelTo(clock.instant().plusSeconds(60));
        post(own + "/answer", ben, "answer", "no");
        assertThat(body(get("/organise", ambassador)))
                .contains("One of the speakers of “Growing your own” cannot be there");
        post(own + "/answer", ben, "answer", "yes");
        assertThat(body(get("/organise", ambassador))).doesNotContain("cannot be there");
    }

    /** Two regions hold the meeting together: each has notes of its own. */
    @Test
    void notesStayWithinTheRegionOfWhoeverWroteThem() {
        jdbc.sql(
                        "insert into meeting_co_host (meeting_id, region_id, invited_at, accepted_at) values (?, ?, now(), now())")
                .params(meeting.value(), region("wales").value())
                .update();
        post(page + "/notes", ambassador, "note", "SECRET: rang, can do May");
        assertThat(body(get(page, olwen)))
                .contains("Among the ambassadors of Wales")
                .doesNotContain("SECRET");
        assertThat(body(get("/organise/proposals", olwen))).doesNotContain("1 note");
        assertThat(post(page + "/notes", olwen, "note", "OURS: was here in June"))
                .hasStatus3xxRedirection();
        assertThat(body(get(page, olwen))).contains("OURS");
        assertThat(body(get(page, ambassador)))
                .contains("Among the ambassadors of South West", "SECRET")
                .doesNotContain("OURS");
        assertThat(body(get(page, given.admin("Helen Catterall"))))
                .contains("SECRET")
                .doesNotContain("OURS");
        assertThat(body(get("/organise/proposals", ambassador))).contains("1 note");
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
        assertThat(body(get("/organise", ambassador))).contains("A speaker of “Growing your own” cannot be there");
        post(own + "/answer", anna, "answer", "yes");
        assertThat(body(get("/organise", ambassador))).doesNotContain("Growing your own");
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
}
