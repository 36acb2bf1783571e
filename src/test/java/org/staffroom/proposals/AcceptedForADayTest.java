package org.staffroom.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.staffroom.support.AtOnce;
import org.staffroom.support.StaffroomTest;

/** What an acceptance means for the day of the meeting, and what organisers and speakers read of it there. */
@StaffroomTest
class AcceptedForADayTest extends OneProposal {

    @Test
    void whatIsToComeWasNotGiven() {
        resend("accept", "slot", meeting + ":end");
        assertThat(body(get(page, ambassador))).contains("has not given a talk in the network yet");
        clock.travelTo(START.plus(Duration.ofDays(1)));
        assertThat(body(get(page, ambassador))).doesNotContain("has not given a talk in the network yet");
    }

    /** Where an agenda is filled: what the region has taken first, and who speaks. */
    @Test
    void aTalkThatIsAcceptedIsTheFirstToChoose() {
        resend("accept", "slot", meeting + ":");
        later();
        given.agendaItem(
                given.meeting(region, "Summer meeting"),
                0,
                30,
                "MEMBER_TALK",
                given.talk("A newer talk", "MEMBER", ben.id()));
        assertThat(body(get(ORGANISE + "/agenda", ambassador)))
                .containsSubsequence(
                        "<datalist",
                        "value=\"Growing your own\" label=\"Anna Whitfield, Member talk\"",
                        "value=\"A newer talk\"");
    }

    @Test
    void whatTheAcceptanceDidToTheDayIsSaid() {
        var spring = given.draft(region, "Spring meeting");
        var welcome = given.agendaItem(spring, 0, 20, "WELCOME", null);
        var networking = given.agendaItem(spring, 20, 320, "NETWORKING", null);
        post("/organise/meetings/" + spring + "/publication", ambassador);
        assertThat(body(get(page, ambassador))).doesNotContain("past the meeting’s end", "not told yet");

        resend("accept", "slot", spring + ":" + welcome);
        assertThat(body(get(page, ambassador)))
                .contains(
                        "The agenda goes on 40 minutes past the meeting’s end.",
                        "not told yet",
                        "/organise/meetings/spring-meeting/changes");
        jdbc.sql("delete from agenda_item where id = ?").param(networking).update();
        assertThat(body(get(page, ambassador))).contains("not told yet").doesNotContain("past the meeting’s end");
    }

    @Test
    void theSpeakersPageLeadsOn() {
        assertThat(get(own + "/edit", anna)).hasStatusOk();
        resend("accept", "slot", meeting + ":end");
        assertThat(body(get(own, anna)))
                .contains(
                        "It is to be given at Going cloud",
                        "/presentations/growing-your-own/materials",
                        "/presentations/growing-your-own/edit");
        assertThat(get(own + "/edit", anna)).hasRedirectedUrl(own);
        jdbc.sql("delete from agenda_item where presentation_id is not null").update();
        assertThat(body(get(own, anna)))
                .contains(
                        "have accepted it for Going cloud, Tuesday 16 March 2027. It is not on the agenda at the moment.")
                .doesNotContain("It is to be given");
    }

    @Test
    void twoTalksAcceptedToOneMeetingAtOnceBothStandThere() {
        for (var time = 0; time < 3; time++) {
            var pages = new String[] {
                "/organise/proposals/" + proposal(anna, "First of " + time),
                "/organise/proposals/" + proposal(anna, "Next of " + time)
            };
            var sent = AtOnce.run(
                    2, i -> (Callable<Integer>) () -> send(pages[i], "accept", ambassador, "slot", meeting + ":end")
                            .getResponse()
                            .getStatus());
            assertThat(sent).containsOnly(303);
        }
        assertThat(count("agenda_item where presentation_id is not null")).isEqualTo(6);
    }

    @Test
    void aPostponedMeetingsOldDayIsNotAskedFor() {
        resend("accept", "slot", meeting + ":end");
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
}
