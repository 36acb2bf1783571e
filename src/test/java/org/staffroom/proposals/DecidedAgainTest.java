package org.staffroom.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.staffroom.support.StaffroomTest;

/** What becomes of a proposal after its first answer: changed, answered again, pressed twice. */
@StaffroomTest
class DecidedAgainTest extends OneProposal {

    @Test
    void acceptedAgainTheTalkSaysWhatTheProposalSaysByNow() {
        speaksToo(ben, "YES");
        resend("accept", "slot", meeting + ":");
        assertThat(count("presentation_speaker")).isEqualTo(2);
        later();
        resend("later");
        later();
        rewrite("Growing our own ");
        post(own + "/speakers/" + one("select id::text from proposal_speaker") + "/removal", anna);
        assertThat(count("presentation_speaker")).isOne();
        later();
        assertThat(resend("accept", "slot", meeting + ":end")).hasRedirectedUrl(page);
        assertThat(one("select title || ' ' || abstract || ' ' || nature || ' ' || kind from presentation"))
                .isEqualTo("Growing our own Five apprentices. TECHNICAL MEMBER");
    }

    /** Whatever is decided between the words and the acceptance. */
    @Test
    void theTalkSaysSoThoughSomethingElseWasDecidedMeanwhile() {
        resend("accept", "slot", meeting + ":");
        later();
        resend("later");
        later();
        rewrite("Growing our own");
        post(page + "/shortlist", ambassador);
        later();
        resend("later");
        later();
        resend("accept", "slot", meeting + ":end");
        assertThat(one("select title || ' ' || minutes from presentation")).isEqualTo("Growing our own 20");
    }

    /** Nor does it lose what an ambassador put right on its own page. */
    @Test
    void decidedAgainWithoutNewWordsTheTalkStaysAsItIs() {
        resend("accept", "slot", meeting + ":");
        jdbc.sql("update presentation set title = 'Growing your own, with pictures'")
                .update();
        later();
        resend("later");
        later();
        resend("accept", "slot", meeting + ":end");
        assertThat(one("select title from presentation")).isEqualTo("Growing your own, with pictures");
    }

    @Test
    void passedOnTheTalkGoesToTheOtherRegion() {
        resend("accept", "slot", meeting + ":");
        later();
        resend("later");
        later();
        resend("pass-on", "region", "wales");
        later();
        look();
        send("later", olwen);
        later();
        look();
        send("accept", olwen, "slot", given.meeting(region("wales"), "In Wales") + ":end");
        assertThat(one("select r.slug from presentation p join region r on r.id = p.region_id"))
                .isEqualTo("wales");
    }

    @Test
    void whoeverHasBecomeAVendorMeanwhileStandsThereAsOne() {
        resend("accept", "slot", meeting + ":");
        given.works(anna.id(), given.organisation("Proofgate", "VENDOR"));
        later();
        assertThat(resend("accept", "slot", given.meeting(region, "Summer meeting") + ":end"))
                .hasRedirectedUrl(page);
        assertThat(one("select kind from agenda_item where presentation_id is not null"))
                .isEqualTo("VENDOR_TALK");
    }

    @Test
    void theItemIsCalledAsAnAmbassadorLabelledTheTalk() {
        resend("accept", "slot", meeting + ":");
        jdbc.sql("update presentation set kind = 'VENDOR'").update();
        later();
        assertThat(resend("accept", "slot", meeting + ":end")).hasRedirectedUrl(page);
        assertThat(one("select kind from agenda_item where presentation_id is not null"))
                .isEqualTo("VENDOR_TALK");
    }

    /** Gone back to, the page is a new one: its press and version are new too. */
    @Test
    void sentOnceMoreNobodyIsToldTwice() {
        resend("accept", "slot", meeting + ":end");
        later();
        for (var slot : new String[] {":end", ":"}) {
            assertThat(resend("accept", "slot", meeting + slot))
                    .hasStatus(422)
                    .bodyText()
                    .contains("Accepted already on 2 March, 9am; nothing was sent.");
        }
        assertThat(count("proposal_message")).isOne();
        assertThat(count("delivery where template = 'proposal-accept'")).isOne();
        assertThat(count("proposal where round = 1")).isOne();

        // Who said no may be asked again.
        post(own + "/answer", anna, "answer", "no");
        assertThat(resend("accept", "slot", meeting + ":end")).hasRedirectedUrl(page);
        assertThat(count("proposal_message")).isEqualTo(2);
        assertThat(on(meeting)).isOne();

        jdbc.sql("delete from agenda_item where presentation_id is not null").update();
        resend("decline");
        assertThat(resend("decline")).hasStatus(422).bodyText().contains("Declined already on");
        resend("later");
        assertThat(resend("later")).hasStatus(422).bodyText().contains("Kept for later already on");
        assertThat(count("proposal_message")).isEqualTo(4);
    }

    @Test
    void whatMustFailIsNotOffered() {
        var draft = given.draft(region, "A later one");
        resend("accept", "slot", draft + ":end");
        assertThat(body(get(page, ambassador)))
                .contains(
                        "It stands on the agenda of A later one.",
                        "/organise/meetings/" + draft + "/agenda\"",
                        "/letters/accept")
                .doesNotContain("/letters/decline", "/letters/later");
        resend("accept", "slot", meeting + ":end");
        assertThat(body(get(page, ambassador)))
                .contains("It stands on the agenda of Going cloud.", "/letters/message")
                .doesNotContain("/letters/decline", "/letters/later", "/letters/accept");
        assertThat(body(get(page + "/letters/decline", ambassador)))
                .contains("It stands on the agenda of Going cloud.");
        jdbc.sql("delete from agenda_item where presentation_id is not null").update();
        assertThat(body(get(page, ambassador)))
                .contains("/letters/decline", "/letters/later", "/letters/accept")
                .doesNotContain("It stands on the agenda");
    }

    @Test
    void whatWaitsLongestStandsFirst() {
        later();
        proposal(anna, "The newer one");
        var region = proposal(ben, "For no meeting");
        jdbc.sql("update proposal set meeting_id = null where id = ?")
                .param(region.value())
                .update();
        assertThat(body(get("/organise/proposals", ambassador)))
                .containsSubsequence("Growing your own", "since 2 March 2027", "The newer one")
                .contains("South West, at any time");
        resend("decline");
        later();
        jdbc.sql("update proposal set status = 'DECLINED' where title = 'The newer one'")
                .update();
        assertThat(body(get("/organise/proposals", ambassador)))
                .containsSubsequence("For no meeting", "since 2 March 2027", "The newer one", "Growing your own");
    }

    @Test
    void whatWasTakenBackIsOfferedAgain() {
        post(own + "/withdrawal", anna);
        assertThat(body(get("/organise/proposals", ambassador))).doesNotContain("Growing your own");
        assertThat(body(get(own, anna))).contains("Offer it again");
        assertThat(post(own + "/withdrawal/removal", ben)).hasStatus(404);
        assertThat(post(own + "/withdrawal/removal", anna)).hasRedirectedUrl(own);
        assertThat(body(get("/organise/proposals", ambassador))).contains("Growing your own");

        // What was decided is not undecided by it.
        resend("decline");
        post(own + "/withdrawal/removal", anna);
        assertThat(one("select status from proposal")).isEqualTo("DECLINED");
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
        assertThat(send("later", other)).hasRedirectedUrl("/organise/proposals");
        assertThat(get(page, other)).hasStatus(404);

        var press = UUID.randomUUID().toString();
        look();
        for (var time = 0; time < 2; time++) {
            assertThat(send("pass-on", ambassador, "region", "kent", "press", press))
                    .hasRedirectedUrl("/organise/proposals");
        }
        assertThat(count("proposal_message where kind = 'PASS_ON'")).isOne();
        assertThat(send("pass-on", anna, "region", "kent", "press", press)).hasStatus(404);
    }

    @Test
    void mailsCallItAVendorsAsSoonAsItIs() {
        given.works(anna.id(), given.organisation("Proofgate", "VENDOR"));
        resend("decline");
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

    private void rewrite(String title) {
        post(
                own + "/edit",
                anna,
                "title",
                title,
                "abstractText",
                "Five apprentices.",
                "nature",
                "TECHNICAL",
                "level",
                "ADVANCED",
                "minutes",
                "20",
                "version",
                one("select version::text from proposal"));
    }
}
