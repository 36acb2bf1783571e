package org.staffroom.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.staffroom.people.CurrentPerson;
import org.staffroom.support.StaffroomTest;

/** Whether a speaker comes is said on two pages, and is one answer wherever it is read. */
@StaffroomTest
class OneAnswerTest extends OneProposal {

    private static final String ABSENCE = "/my/talks/growing-your-own/meetings/going-cloud/absence";
    private static final String AGENDA = ORGANISE + "/agenda";

    @BeforeEach
    void itIsAccepted() {
        resend("accept", "slot", meeting + ":end");
    }

    @Test
    void saidOfTheTalkItIsSaidOfTheProposal() {
        assertThat(body(get(AGENDA, ambassador))).contains("Not confirmed").doesNotContain("Cannot come");
        post(own + "/answer", anna, "answer", "yes");
        assertThat(body(get(AGENDA, ambassador))).doesNotContain("Not confirmed", "Cannot come");

        post(ABSENCE, anna, "words", "I teach on Tuesdays.");
        assertThat(body(get(own, anna)))
                .contains("Cannot give it", "I can after all")
                .doesNotContain("Confirmed");
        assertThat(body(get(page, ambassador))).contains("Anna Whitfield cannot give it");
        assertThat(body(get("/organise/proposals", ambassador))).contains("Cannot give it");
        assertThat(body(get(AGENDA, ambassador))).contains("Cannot come");

        post(ABSENCE + "/removal", anna);
        assertThat(body(get(own, anna))).contains("Confirmed").doesNotContain("Cannot give it");
        assertThat(body(get(AGENDA, ambassador))).doesNotContain("Cannot come", "Not confirmed");
    }

    @Test
    void saidOfTheProposalItIsSaidOfTheTalk() {
        assertThat(body(get("/my/talks", anna))).contains("You speak at");
        post(own + "/answer", anna, "answer", "no");
        assertThat(body(get("/my/talks", anna)))
                .contains("You said that you cannot be there")
                .doesNotContain("You speak at");
        assertThat(body(get("/organise", ambassador)))
                .contains("A speaker of “Growing your own” cannot be there")
                .doesNotContain("The speaker of “Growing your own” cannot give it");
        jdbc.sql("delete from agenda_item").update();
        assertThat(body(get("/organise", ambassador)))
                .contains("The speaker of “Growing your own” cannot give it")
                .doesNotContain("A speaker of “Growing your own” cannot be there");
        jdbc.sql(
                        "insert into agenda_item (id, meeting_id, start_minute, length_minutes, kind, title, presentation_id)"
                                + " select id, meeting_id, 0, 30, 'MEMBER_TALK', '', (select id from presentation) from agenda_item_kept limit 1")
                .update();
        assertThat(body(get(AGENDA, ambassador))).contains("Cannot come");

        post(own + "/answer", anna, "answer", "yes");
        assertThat(body(get("/my/talks", anna))).contains("You speak at").doesNotContain("You said that you");
        assertThat(count("speaker_absence")).isZero();
    }

    @Test
    void askedAnewNothingIsSaidYet() {
        post(own + "/answer", anna, "answer", "no");
        resend("accept", "slot", meeting + ":end");
        assertThat(body(get("/my/talks", anna)))
                .contains("Can you give “Growing your own” there?")
                .doesNotContain("You said that you");
        assertThat(body(get(AGENDA, ambassador))).contains("Not confirmed");
    }

    /** Of a co-speaker nothing but their own answer changes. */
    @Test
    void anotherSpeakersAbsenceIsTheirs() {
        post(own + "/answer", anna, "answer", "yes");
        jdbc.sql(
                        "insert into presentation_speaker (presentation_id, person_id, position) select id, ?, 9 from presentation")
                .param(ben.id().value())
                .update();
        post(ABSENCE, ben);
        assertThat(body(get("/organise", ambassador)))
                .contains("A speaker of “Growing your own” cannot be there")
                .doesNotContain("The speaker of “Growing your own”");
        assertThat(body(get(own, anna))).contains("Confirmed");
        assertThat(body(get("/my/talks", anna))).contains("You speak at");
        assertThat(body(get(AGENDA, ambassador))).contains("Cannot come");
    }

    @Test
    void whatWasSaidInOnePlaceBeforeIsSaidInBoth() throws Exception {
        var migration = Files.readString(Path.of("src/main/resources/db/migration/V069__one_answer_of_a_speaker.sql"));
        jdbc.sql("update proposal set answer = 'NO', answered_at = null").update();
        jdbc.sql(migration).update();
        assertThat(count("speaker_absence where person_id = '" + anna.id() + "'"))
                .isOne();

        jdbc.sql("update proposal set answer = 'ASKED'").update();
        jdbc.sql(migration).update();
        assertThat(count("proposal where answer = 'NO' and answered_at is not null"))
                .isOne();
        assertThat(count("speaker_absence")).isOne();
    }

    /** Both questions stand on the speaker's own page, and are counted there. */
    @Test
    void whoIsAskedToSpeakTooSeesItAmongTheirTalks() {
        speaksToo(ben, "ASKED");
        assertThat(body(get("/my/talks", ben)))
                .contains(
                        "Anna Whitfield asks you to speak too: “Growing your own”",
                        "Yes, I will speak",
                        "1 answer wanted")
                .doesNotContain("Can you give");
        asks(anna, "Can you give “Growing your own” there?", "1 answer wanted");
        post(own + "/answer", ben, "answer", "yes");
        assertThat(body(get("/my/talks", ben))).doesNotContain("asks you to speak too", "wanted");

        // Declined, or over, there is nothing to answer.
        jdbc.sql("update proposal_speaker set answer = 'ASKED'").update();
        clock.travelTo(START.plusSeconds(60));
        assertThat(body(get("/my/talks", ben))).doesNotContain("asks you to speak too");
        assertThat(body(get("/my/talks", anna))).doesNotContain("Can you give");
    }

    private void asks(CurrentPerson person, String... words) {
        assertThat(body(get("/my/talks", person))).contains(words);
    }

    @Test
    void everyPageLeadsToGivingATalk() {
        assertThat(body(get("/meetings", ben))).contains("href=\"/my/talks\"", "href=\"/calls\"");
        assertThat(body(get("/my/talks", ben))).contains("No talks yet", "class=\"btn\" href=\"/proposals/new\"");
        assertThat(body(get("/presentations", null))).contains("class=\"btn\" href=\"/calls\"");
    }
}
