package org.staffroom.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.people.Drafts;
import org.staffroom.support.AtOnce;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;

/** Talks are wanted; people propose, change and withdraw them; whoever works for a vendor proposes as a vendor. */
@StaffroomTest
class ProposalsTest extends TalksWanted {

    @Autowired
    Drafts drafts;

    /** All that is wrong is said at once, one thing a field, as one reads down the page. */
    @Test
    void errorsStandInTheOrderOfTheFields() {
        var sent = post(
                NEW,
                anna,
                form("target", "", "title", "", "abstractText", "", "nature", "", "speakers", "Nobody at all"));
        assertThat(sent).hasStatus(422);
        var errors = body(sent);
        assertThat(errors)
                .containsSubsequence(
                        "Please look at this again",
                        "#target",
                        "#title",
                        "#abstractText",
                        "#nature",
                        "#speakers",
                        "</ul>")
                .doesNotContain("3 to 160 characters");
        assertThat(errors.split("Give it a title")).hasSize(3);
    }

    @Test
    void whyNothingIsTakenThereIsSaid() {
        clock.travelTo(START.plusSeconds(60));
        assertThat(body(get(NEW + "?meeting=going-cloud", anna)))
                .contains(
                        "It cannot go to Going cloud now",
                        "That meeting has begun, or is over.",
                        "South West takes talks")
                .doesNotContain("What you typed");
        jdbc.sql("update talk_call set open = false").update();
        assertThat(body(get(NEW + "?region=south-west", anna)))
                .contains("It cannot go to South West now", "Talks are not asked for there at the moment.")
                .doesNotContain("What you typed");
        assertThat(body(post(NEW, anna, form("target", "region:south-west"))))
                .contains("It cannot go to South West now", "What you typed is kept for you");
        assertThat(body(get(ORGANISE + "/call", ambassador)))
                .contains("it takes no more talks", "See the proposals")
                .doesNotContain("name=\"open\"");
    }

    @Test
    void whatWasBegunIsThereAgainAndSoIsWhatWasChanged() {
        var cloud = given.topic("cloud", "Cloud");
        var to = propose(anna);
        drafts.save(
                anna.id(),
                "proposal:new",
                "{\"title\":[\"Kept from yesterday\"],\"level\":[\"ADVANCED\"],\"topics\":[\"" + cloud + "\"]}");
        assertThat(body(get("/my/proposals", anna))).contains("Kept from yesterday");
        assertThat(body(get(NEW, anna)))
                .contains("Kept from yesterday")
                .containsPattern("value=\"ADVANCED\"[^>]* checked")
                .containsPattern("value=\"" + cloud + "\"[^>]* checked");

        drafts.save(anna.id(), "proposal:" + id("proposal"), "{\"title\":[\"Changed and not sent\"]}");
        assertThat(body(get(to + "/edit", anna))).contains("Changed and not sent", "name=\"version\" value=\"0\"");
    }

    @Test
    void aProposalReachesTheAmbassadorsAndIsConfirmedByMail() {
        var to = propose(anna);
        assertThat(body(get(to, anna))).contains("With the ambassadors", "Growing your own", "Change it");
        assertThat(body(get("/my/proposals", anna))).contains("Growing your own", "Member talk");
        assertThat(body(get("/organise/proposals", ambassador))).contains("Growing your own", "Anna Whitfield");
        assertThat(mails("proposal-received")).isEqualTo(1);
        assertThat(get(to, ben)).hasStatus(404);
        assertThat(get(organised(), ben)).hasStatus(404);
        assertThat(get(organised(), anna)).hasStatus(404);
        assertThat(get(organised(), given.ambassador("Olwen Rees", given.region("wales", "Wales"))))
                .hasStatus(404);
        assertThat(get(organised(), ambassador)).hasStatusOk();
    }

    @Test
    void theFormComesBackAsTyped() {
        assertThat(post(NEW, anna, "target", "meeting:going-cloud", "abstractText", "kept as typed"))
                .hasStatus(422)
                .bodyText()
                .contains("Give it a title", "kept as typed", "Choose how long it is", "Say who it is for");
        assertThat(post(NEW, anna, form("title", "x".repeat(161))))
                .hasStatus(422)
                .bodyText()
                .contains("3 to 160 characters");
        assertThat(post(NEW, anna, form("abstractText", "x".repeat(4001)))).hasStatus(422);
        assertThat(post(NEW, anna, form("minutes", "five"))).hasStatus(422);
        assertThat(post(NEW, anna, form("level", "CLEVER"))).hasStatus(422);
        assertThat(post(NEW, anna, form("target", "meeting:no-such")))
                .hasStatus(422)
                .bodyText()
                .contains("Choose where");
        assertThat(post(NEW, anna, form("speakers", "somebody")))
                .hasStatus(422)
                .bodyText()
                .contains("Write name and e-mail");
        assertThat(count("proposal")).isZero();
        assertThat(count("person where name = 'somebody'")).isZero();
    }

    @Test
    void sentTwiceOrManyTimesAtOnceItIsOneProposalAndOneMail() {
        var press = UUID.randomUUID().toString();
        assertThat(post(NEW, anna, form("press", press))).hasStatus3xxRedirection();
        assertThat(post(NEW, anna, form("press", press))).hasStatus3xxRedirection();
        var again = UUID.randomUUID().toString();
        var sent = AtOnce.run(8, i -> (Callable<Integer>)
                () -> post(NEW, ben, form("press", again)).getResponse().getStatus());
        assertThat(sent).containsOnly(303);
        assertThat(count("proposal")).isEqualTo(2);
        assertThat(mails("proposal-received")).isEqualTo(2);
    }

    @Test
    void whatCannotGoThereIsKeptAndMayGoToTheRegion() {
        jdbc.sql(
                        "update meeting set status = 'CANCELLED', cancelled_at = now(), cancelled_reason = 'Snow and ice everywhere' where id = ?")
                .param(meeting.value())
                .update();
        assertThat(body(get(NEW + "?meeting=going-cloud", anna))).contains("South West takes talks at any time");
        assertThat(post(NEW, anna, form()))
                .hasStatus(422)
                .bodyText()
                .contains("That meeting is cancelled", "Growing your own", "Send it to South West instead");
        assertThat(count("proposal")).isZero();
        assertThat(body(get("/my/proposals", anna))).contains("Begun and not sent", "Growing your own");
        assertThat(body(get(NEW, anna))).contains("Growing your own", "have not sent");
        assertThat(post(NEW, anna, form("instead", "region:south-west"))).hasStatus3xxRedirection();
        assertThat(count("proposal where meeting_id is null")).isEqualTo(1);
        assertThat(body(get("/my/proposals", anna))).doesNotContain("Begun and not sent");
    }

    @Test
    void aCallThatIsOverOrClosedTakesNothing() {
        clock.travelTo(EmptyTables.NOW.plus(Duration.ofDays(9)));
        assertThat(post(NEW, anna, form()))
                .hasStatus(422)
                .bodyText()
                .contains("The last day to propose a talk there is past");
        clock.travelTo(START.plusSeconds(60));
        assertThat(post(NEW, anna, form())).hasStatus(422).bodyText().contains("has begun, or is over");
        clock.travelTo(EmptyTables.NOW);
        jdbc.sql("update talk_call set open = false").update();
        assertThat(post(NEW, anna, form())).hasStatus(422).bodyText().contains("not asked for there at the moment");
        assertThat(post(NEW, anna, form("target", "region:south-west"))).hasStatus(422);
        assertThat(count("proposal")).isZero();
    }

    @Test
    void aVendorProposesAsAVendorAndStaysOne() {
        given.works(ben.id(), given.organisation("Proofgate", "VENDOR"));
        assertThat(body(get(NEW, ben))).contains("You belong to a vendor");
        var to = propose(ben);
        assertThat(body(get(to, ben))).contains("Vendor talk").doesNotContain("Member talk");
        given.works(ben.id(), given.organisation("A school", "SCHOOL"));
        assertThat(body(get(to, ben))).contains("Vendor talk");
        assertThat(body(get("/organise/proposals?whose=VENDOR", ambassador))).contains("Growing your own");
        assertThat(body(get("/organise/proposals?whose=MEMBER", ambassador))).doesNotContain("Growing your own");
    }

    /** What a newcomer types as employer is taken for a school until an admin puts it right. */
    @Test
    void anOrganisationThatTurnsOutToBeAVendorLabelsWhatWasProposed() {
        given.works(ben.id(), given.organisation("Proofgate", "SCHOOL"));
        var to = propose(ben);
        assertThat(body(get(to, ben))).contains("Member talk");
        jdbc.sql("update organisation set kind = 'VENDOR' where name = 'Proofgate'")
                .update();
        assertThat(body(get(to, ben))).contains("Vendor talk").doesNotContain("Member talk");
    }

    @Test
    void itIsChangedUntilItIsDecidedAndNeverLostToAnotherTab() {
        var to = propose(anna);
        assertThat(body(get(to + "/edit", anna))).contains("Growing your own", "name=\"version\" value=\"0\"");
        assertThat(post(to + "/edit", anna, form("title", "Growing our own", "version", "0")))
                .hasRedirectedUrl(to);
        assertThat(post(to + "/edit", anna, form("title", "Another tab", "version", "0")))
                .hasStatus(409)
                .bodyText()
                .contains("Growing our own", "Another tab");
        assertThat(post(to + "/edit", ben, form("version", "1"))).hasStatus(404);
        jdbc.sql("update proposal set status = 'DECLINED'").update();
        assertThat(post(to + "/edit", anna, form("version", "1")))
                .hasStatus(422)
                .bodyText()
                .contains("decided already");
    }

    @Test
    void whatOnlyTheOtherTabChangedIsKept() {
        var to = propose(anna);
        jdbc.sql("update proposal set needs = '', minutes = 30").update();
        var seen = Given.hidden("seen", get(to + "/edit", anna));
        jdbc.sql("update proposal set version = 3, needs = 'A lift', minutes = 45, level = 'ADVANCED'")
                .update();
        assertThat(post(
                        to + "/edit",
                        anna,
                        form("title", "Growing our own", "needs", "", "minutes", "60", "version", "0", "seen", seen)))
                .hasStatus(409)
                .bodyText()
                .contains(">A lift</textarea>", "value=\"Growing our own\"")
                .containsPattern("value=\"ADVANCED\"[^>]* checked")
                .containsPattern("(?s)<h3>How long is it.</h3>.*>45 minutes</p>.*>60 minutes</p>")
                .doesNotContain("<h3>Title</h3>", "<h3>What do you need?</h3>", "<h3>Who is it for?</h3>");
    }

    @Test
    void itIsWithdrawnAndLeavesTheBoard() {
        var to = propose(anna);
        post(to + "/withdrawal", ben);
        assertThat(body(get("/organise/proposals", ambassador))).contains("Growing your own");
        post(to + "/withdrawal", anna);
        post(to + "/withdrawal", anna);
        assertThat(body(get("/organise/proposals", ambassador))).doesNotContain("Growing your own");
        assertThat(body(get(to, anna))).contains("Withdrawn");
        assertThat(body(get(organised(), ambassador))).contains("Its speaker took it back");
    }

    @Test
    void aMeetingCancelledMeanwhileIsSaidAndTheProposalGoesToTheRegion() {
        var to = propose(anna);
        jdbc.sql(
                        "update meeting set status = 'CANCELLED', cancelled_at = now(), cancelled_reason = 'Snow and ice everywhere' where id = ?")
                .param(meeting.value())
                .update();
        assertThat(body(get("/organise/proposals", ambassador))).contains("Meeting cancelled");
        assertThat(body(get(to, anna))).contains("Going cloud is cancelled", "Leave it with South West");
        assertThat(post(to + "/region", anna)).hasRedirectedUrl(to);
        assertThat(body(get(to, anna))).doesNotContain("is cancelled");
        assertThat(count("proposal where meeting_id is null and status = 'PROPOSED'"))
                .isEqualTo(1);
    }

    /** Ten a day is ten a day, in however many windows. */
    @Test
    void proposedInManyWindowsAtOnceItIsTenADay() {
        for (var number = 0; number < 8; number++) {
            propose(anna, "title", "Talk " + number);
        }
        AtOnce.run(6, i -> (Callable<Integer>) () ->
                post(NEW, anna, form("title", "At once " + i)).getResponse().getStatus());
        assertThat(count("proposal")).isEqualTo(10);
    }

    /** Two windows of the proposer: edited while it is withdrawn, one of the two is done and the other is told. */
    @Test
    void editedAndWithdrawnAtOnceItIsOneOfThem() {
        for (var round = 0; round < 5; round++) {
            var own = propose(anna, "title", "Round " + round);
            var id = own.substring(own.lastIndexOf('/') + 1);
            var sent = AtOnce.run(4, i -> (Callable<Integer>) () -> (i % 2 == 0
                            ? post(own + "/withdrawal", anna)
                            : post(own + "/edit", anna, form("title", "Edited " + i, "version", "0")))
                    .getResponse()
                    .getStatus());
            assertThat(sent).allSatisfy(status -> assertThat(status).isLessThan(500));
            assertThat(jdbc.sql("select status from proposal where id = '" + id + "'")
                            .query(String.class)
                            .single())
                    .isEqualTo("WITHDRAWN");
            clock.travelTo(clock.instant().plus(Duration.ofHours(25)));
        }
    }

    @Test
    void thereIsALimitADay() {
        for (var number = 0; number < 10; number++) {
            assertThat(post(NEW, anna, form())).hasStatus3xxRedirection();
        }
        assertThat(post(NEW, anna, form())).hasStatus(422).bodyText().contains("10 proposals today");
        clock.travelTo(EmptyTables.NOW.plus(Duration.ofHours(25)));
        assertThat(post(NEW, anna, form())).hasStatus3xxRedirection();
    }

    private String organised() {
        return "/organise/proposals/" + id("proposal");
    }
}
