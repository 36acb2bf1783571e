package org.staffroom.contributions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.support.AtOnce;
import org.staffroom.support.EmptyTables;

/** Two sentences of each speaker, and people who write together. */
class ContributionsTest extends WithTalksToWriteUp {

    @Test
    void eachSpeakerIsAskedOnceAndRemindedOnce() {
        assertThat(contributions.ask(marcus, report)).isEqualTo(2);
        assertThat(contributions.ask(marcus, report)).isZero();
        assertThat(told("words-asked")).containsExactlyInAnyOrder("al@vendor.example", priya.email());
        assertThat(page("speakers", marcus)).contains("Nobody", "has no e-mail address with us", "Vendor talk");

        say(priya.id(), "Start with one.");
        clock.travelTo(EmptyTables.NOW.plus(Duration.ofDays(4)));
        assertThat(contributions.remindDue()).isZero();
        clock.travelTo(EmptyTables.NOW.plus(Duration.ofDays(6)));
        AtOnce.run(4, number -> () -> contributions.remindDue());
        assertThat(contributions.remindDue()).isZero();
        assertThat(told("words-reminded")).containsExactly("al@vendor.example");
    }

    @Test
    void whoeverIsAskedAboutAnotherTalkIsToldOfThatOne() {
        contributions.ask(marcus, report);
        given.agendaItem(meeting, 60, 30, "MEMBER_TALK", given.talk("Phones in lessons", "MEMBER", priya.id()));
        jdbc.sql("update agenda_item set title = ''").update();

        assertThat(contributions.ask(marcus, report)).isEqualTo(1);

        assertThat(listed("words-asked", priya.email())).containsExactly("Growing your own", "Phones in lessons");
    }

    @Test
    void nobodyIsRemindedOfWhatTheyHaveAnswered() {
        given.agendaItem(meeting, 60, 30, "MEMBER_TALK", given.talk("Phones in lessons", "MEMBER", priya.id()));
        jdbc.sql("update agenda_item set title = ''").update();
        assertThat(contributions.ask(marcus, report)).isEqualTo(2);
        assertThat(listed("words-asked", priya.email())).containsExactly("Growing your own, Phones in lessons");
        contributions.say(
                priya.id(),
                report,
                jdbc.sql("select id from talk_words where talk = 'Growing your own'")
                        .query(UUID.class)
                        .single(),
                "Start with one.");

        clock.travelTo(EmptyTables.NOW.plus(Duration.ofDays(6)));
        assertThat(contributions.remindDue()).isEqualTo(2);

        assertThat(listed("words-reminded", priya.email())).containsExactly("Phones in lessons");
    }

    @Test
    void theirWordsComeIntoTheSectionOfTheirTalk() {
        contributions.ask(marcus, report);
        say(guest, "Test your restore.\nThen test it again. <script>alert(1)</script>");

        assertThat(body())
                .contains(
                        "*Vendor talk* by Al Bright, Nobody\n\n> Test your restore.\n> Then test it again. \\<script\\>"
                                + "alert(1)\\</script\\>\n>\n> — Al Bright");
        say(guest, "Test your restore.");
        assertThat(body()).contains("> Test your restore.\n>\n> — Al Bright").doesNotContain("again");
        assertThat(count("select count(*) from write_up_revision where kind = 'ARRIVED'"))
                .isEqualTo(2);
    }

    @Test
    void whatTheAuthorMadeOfItIsNotOverwritten() {
        contributions.ask(marcus, report);
        say(priya.id(), "Start with one.");
        edit(body().replace("> Start with one.", "> Start with one apprentice."));

        say(priya.id(), "Start with two.");

        assertThat(body()).contains("> Start with one apprentice.").doesNotContain("two");
        assertThat(get("/write-ups/" + report + "/edit", marcus))
                .bodyText()
                .contains("A speaker has sent words that are not in the text.");
        assertThat(page("speakers", marcus)).contains("Start with two.", "Put it into the text");
        var id = jdbc.sql("select id from talk_words where waiting")
                .query(UUID.class)
                .single();
        assertThat(send("/speakers/" + id + "/acceptance", ellie)).hasStatus(404);
        assertThat(send("/speakers/" + id + "/acceptance", marcus)).hasStatus(303);
        assertThat(body()).contains("> Start with one apprentice.", "> Start with two.");
        assertThat(send("/speakers/" + id + "/acceptance", marcus)).hasStatus(303);
        assertThat(body()).containsOnlyOnce("> Start with two.");
    }

    @Test
    void whoeverWritesMeanwhileLosesNothingAndGetsThemToo() {
        var version = version();
        var typed =
                body().replace("*Member talk* by Priya Nair", "*Member talk* by Priya Nair\n\nWritten on the train.");
        contributions.ask(marcus, report);
        say(priya.id(), "Start with one.");
        say(guest, "Test your restore.");

        writeUps.edit(marcus, report, version, text(typed));

        assertThat(body())
                .contains("Written on the train.\n\n> Start with one.\n>\n> — Priya Nair", "> Test your restore.");
    }

    @Test
    void nothingComesOntoAPublishedPageUnread() {
        contributions.ask(marcus, report);
        writeUps.publish(marcus, report);
        clock.travelTo(EmptyTables.NOW.plus(Duration.ofDays(13)));
        say(priya.id(), "Start with one.");
        assertThat(body()).doesNotContain("Start with one.");
        assertThat(page("speakers", marcus)).contains("These came after the report was published.");

        clock.travelTo(EmptyTables.NOW.plus(Duration.ofDays(15)));
        assertThatThrownBy(() -> say(guest, "Too late."))
                .isInstanceOf(Refused.class)
                .hasMessage("contributions.refused.closed");
    }

    @Test
    void wordsThatThereIsNoRoomForWait() {
        contributions.ask(marcus, report);
        edit("x".repeat(65_500));

        say(priya.id(), "Start with one.");

        assertThat(body()).hasSize(65_500);
        assertThat(page("speakers", marcus)).contains("Start with one.", "there was no room");
        var id = jdbc.sql("select id from talk_words where waiting")
                .query(UUID.class)
                .single();
        assertThatThrownBy(() -> contributions.accept(marcus, report, id)).hasMessage("contributions.refused.no-room");
        edit("Shorter.");
        contributions.accept(marcus, report, id);
        assertThat(body()).contains("Shorter.", "> Start with one.");
    }

    @Test
    void whoeverAnswersWhileTheReportIsThrownAwayFindsItGone() {
        contributions.ask(marcus, report);
        var id = asked(priya.id());

        assertThat(AtOnce.meanwhile(
                        transactions,
                        jdbc,
                        () -> writeUps.discard(marcus, report),
                        () -> contributions.say(priya.id(), report, id, "Start with one.")))
                .contains("NotFound");
        assertThat(count("select count(*) from talk_words")).isZero();
    }

    @Test
    void whoeverWritesItByNowIsNotReminded() {
        contributions.ask(marcus, report);
        jdbc.sql("insert into write_up_co_author values (?, ?, null, now())")
                .params(report.value(), priya.id().value())
                .update();
        clock.travelTo(EmptyTables.NOW.plus(Duration.ofDays(6)));
        contributions.remindDue();
        assertThat(told("words-reminded")).containsExactly("al@vendor.example");
    }

    @Test
    void tooLongNothingAndSomebodyElses() {
        contributions.ask(marcus, report);
        assertThatThrownBy(() -> say(priya.id(), "x".repeat(601))).hasMessage("contributions.refused.too-long");
        assertThatThrownBy(() -> say(priya.id(), " \n\u0000 ")).hasMessage("contributions.refused.nothing");
        assertThatThrownBy(() -> contributions.say(ellie.id(), report, asked(priya.id()), "Mine."))
                .isInstanceOf(NotFound.class);
        var other = writeUps.startAccount(ellie, meeting);
        assertThatThrownBy(() -> contributions.say(priya.id(), other, asked(priya.id()), "Mine."))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> contributions.ask(ellie, other)).hasMessage("contributions.refused.not-official");
        assertThatThrownBy(() -> contributions.ask(ellie, report)).isInstanceOf(NotFound.class);
    }

    @Test
    void theSameWordsManyTimesAtOnceStandThereOnce() {
        contributions.ask(marcus, report);
        AtOnce.run(6, number -> () -> {
            say(priya.id(), "Start with one.");
            return null;
        });
        assertThat(body()).containsOnlyOnce("Start with one.");
    }
}
