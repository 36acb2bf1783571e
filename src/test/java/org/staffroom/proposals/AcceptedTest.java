package org.staffroom.proposals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.support.AtOnce;
import org.staffroom.support.StaffroomTest;

/** A proposal that is accepted becomes a talk on the agenda, and whoever speaks says whether it suits. */
@StaffroomTest
class AcceptedTest extends OneProposal {

    @Autowired
    SpeakerAnswers answers;

    @Autowired
    org.springframework.transaction.PlatformTransactionManager transactions;

    @Test
    void acceptedItBecomesATalkOnTheAgendaAndTheSpeakerConfirms() {
        speaksToo(ben, "YES");
        assertThat(body(get(page + "/letters/accept", ambassador)))
                .contains(
                        "Thank you for offering",
                        "16 Mar: after WELCOME, 9am",
                        "16 Mar: after everything, from 10am",
                        "Accept and send",
                        "Ben Okafor");
        var welcome = id("agenda_item where start_minute = 0");
        assertThat(send("accept", ambassador, "slot", meeting + ":" + welcome, "words", "Please do.\n\nMarcus"))
                .hasRedirectedUrl(page);

        assertThat(
                        one(
                                "select i.start_minute || ' ' || i.kind || ' ' || t.title from agenda_item i join presentation t on t.id = i.presentation_id"))
                .isEqualTo("20 MEMBER_TALK Growing your own");
        assertThat(one("select minutes || ' ' || level from presentation")).isEqualTo("30 INTRODUCTORY");
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
                .contains(
                        "16 Mar: free slot at 12.20pm, 45 minutes",
                        "selected=\"selected\">16 Mar: free slot",
                        "16 Mar: after To be announced, 12.20pm");

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

    @Test
    void theSpeakersOwnPageAsksWhetherItSuits() {
        assertThat(body(get("/my/talks", anna))).doesNotContain("Can you give");
        send("accept", ambassador, "slot", meeting + ":end");
        assertThat(body(get("/my/talks", anna))).contains("Can you give “Growing your own” there?", "Going cloud, ");
        assertThat(body(get("/my/talks", ben))).doesNotContain("Can you give");
        post(own + "/answer", anna, "answer", "yes");
        assertThat(body(get("/my/talks", anna))).doesNotContain("Can you give");
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
}
