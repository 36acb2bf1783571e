package org.staffroom.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.staffroom.support.EmptyTables;
import org.staffroom.support.StaffroomTest;

/** How long a proposal is kept, and who reads what its proposer needs until that is erased. */
@StaffroomTest
class ProposalsErasureTest extends OneProposal {

    @Test
    void whatAProposerNeedsIsReadByThemAndTheAmbassadorsAlone() {
        speaksToo(ben, "ASKED");
        needs("A step-free way to the front");
        assertThat(body(get(own, anna))).contains("A step-free way");
        assertThat(body(get(page, ambassador))).contains("A step-free way");
        assertThat(body(get(own, ben))).contains("Growing your own").doesNotContain("step-free");
    }

    @Test
    void twoWeeksAfterTheMeetingNeedsAreErasedAndTwoYearsAfterItTheProposal() {
        speaksToo(ben, "ASKED");
        needs("A step-free way to the front");
        resend("accept", "slot", meeting + ":end");
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
    void twoWeeksAfterItWasDecidedOtherwiseNeedsAreErased() {
        for (var decided : new String[] {"later", "decline"}) {
            needs("A step-free way to the front");
            resend(decided);
            clock.travelTo(clock.instant().plus(Duration.ofDays(13)));
            ProposalsErasure.eraseOld(jdbc, clock);
            assertThat(one("select needs from proposal")).isNotEmpty();
            clock.travelTo(clock.instant().plus(Duration.ofDays(2)));
            ProposalsErasure.eraseOld(jdbc, clock);
            assertThat(one("select needs from proposal")).isEmpty();
        }
    }

    @Test
    void whatIsShortlistedOrWrittenOfIsTouched() {
        var days = Duration.ofDays(600);
        clock.travelTo(clock.instant().plus(days));
        post(page + "/shortlist", ambassador);
        clock.travelTo(clock.instant().plus(days));
        ProposalsErasure.eraseOld(jdbc, clock);
        assertThat(count("proposal")).isOne();
        post(page + "/notes", ambassador, "note", "Still a good one");
        clock.travelTo(clock.instant().plus(days));
        ProposalsErasure.eraseOld(jdbc, clock);
        assertThat(count("proposal")).isOne();
        resend("message", "words", "Are you still there?");
        clock.travelTo(clock.instant().plus(days));
        ProposalsErasure.eraseOld(jdbc, clock);
        assertThat(count("proposal")).isOne();
        clock.travelTo(clock.instant().plus(days));
        ProposalsErasure.eraseOld(jdbc, clock);
        assertThat(count("proposal")).isZero();
    }

    @Test
    void whatCameToNothingIsErasedAfterTwoYears() {
        jdbc.sql("update proposal set status = 'DECLINED'").update();
        clock.travelTo(EmptyTables.NOW.plus(Duration.ofDays(729)));
        assertThat(ProposalsErasure.eraseOld(jdbc, clock)).isZero();
        clock.travelTo(EmptyTables.NOW.plus(Duration.ofDays(733)));
        assertThat(ProposalsErasure.eraseOld(jdbc, clock)).isEqualTo(1);
        assertThat(count("proposal")).isZero();
    }

    private void needs(String words) {
        jdbc.sql("update proposal set needs = ?").param(words).update();
    }
}
