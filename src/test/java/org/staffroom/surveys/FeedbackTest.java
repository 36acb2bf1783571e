package org.staffroom.surveys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.shared.NotFound;
import org.staffroom.support.AtOnce;
import org.staffroom.support.Given;

/** Who is asked and when, what is taken, and from how many on it is shown. */
class FeedbackTest extends Asking {

    @Autowired
    FeedbackQueries queries;

    @BeforeEach
    void start() {
        aMeeting();
    }

    @Test
    void whoeverWasMarkedAsHereIsAskedTheMorningAfterAndOnce() {
        came(5);
        var walkIn = given.member("Walker Inn");
        given.attended(meeting, walkIn.id());
        given.confirmed(meeting, given.member("No Show").id());
        var typed = given.member("Typed by anybody");
        given.attended(meeting, typed.id());
        jdbc.sql("update attendance set way = 'GUEST' where person_id = ?")
                .param(typed.id().value())
                .update();
        var guest = given.guest("Without an address");
        given.attended(meeting, guest);
        var stopped = given.member("No more mails");
        given.attended(meeting, stopped.id());
        jdbc.sql("insert into news_stopped (person_id, kind, stopped_at) values (?, 'REMINDERS', now())")
                .param(stopped.id().value())
                .update();

        clock.travelTo(MORNING_AFTER.minusSeconds(60));
        rounds.run();
        assertThat(count("feedback")).isZero();
        clock.travelTo(MORNING_AFTER);
        rounds.run();
        rounds.run();
        assertThat(asked()).isEqualTo(6);
        assertThat(count("feedback_token")).isEqualTo(6);
        assertThat(count("delivery where template = 'feedback-asked'")).isEqualTo(6);
        assertThat(jdbc.sql(
                                "select count(distinct person_id) from delivery where template = 'feedback-asked' and person_id = ?")
                        .param(walkIn.id().value())
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void whereTheDoorWasNotUsedThoseWithAPlaceADayLater() {
        for (var at = 0; at < 5; at++) {
            given.confirmed(
                    meeting, given.member("Somebody " + (char) ('A' + at)).id());
        }
        rounds.run();
        assertThat(count("feedback")).isZero();
        clock.travelTo(after(1));
        rounds.run();
        assertThat(asked()).isEqualTo(5);
    }

    @Test
    void whoJoinedOnlineWithoutBeingMarkedIsAskedToo() {
        came(4);
        jdbc.sql("insert into place (meeting_id, mode, capacity) values (?, 'ONLINE', 50)")
                .param(meeting.value())
                .update();
        var online = given.member("From Afar");
        given.confirmed(meeting, online.id());
        jdbc.sql("update registration set mode = 'ONLINE' where person_id = ?")
                .param(online.id().value())
                .update();
        given.confirmed(meeting, given.member("No Show").id());
        assertThat(feedback.ask(meeting, ZONE)).hasSize(5);
    }

    @Test
    void fewerThanFiveAreNotAsked() {
        came(4);
        rounds.run();
        assertThat(count("feedback")).isZero();
        assertThat(count("delivery")).isZero();
    }

    @Test
    void nobodyIsAskedOfWhatWasCancelledImportedOrLongAgo() {
        came(6);
        jdbc.sql("update meeting set recorded_at = ends_at").update();
        rounds.run();
        assertThat(count("feedback")).isZero();
        jdbc.sql("update meeting set recorded_at = null").update();
        clock.travelTo(after(7));
        rounds.run();
        assertThat(count("feedback")).isZero();
    }

    @Test
    void askedAtOnceByTwoInstancesItIsDoneOnce() {
        came(6);
        AtOnce.run(8, at -> () -> feedback.ask(meeting, ZONE));
        assertThat(count("feedback_token")).isEqualTo(6);
        assertThat(count("delivery where template = 'feedback-asked'")).isEqualTo(6);
    }

    @Test
    void pressedManyTimesAtOnceItIsOneAnswer() {
        came(5);
        var ticket = feedback.ask(meeting, ZONE).get(0);
        var taken = AtOnce.run(20, at -> () -> feedback.answer(ticket.token(), says("Once")));
        assertThat(taken).containsOnlyOnce(true);
        assertThat(count("feedback_sealed")).isOne();
        assertThat(count("feedback_token")).isEqualTo(4);
    }

    @Test
    void isShownFromFiveOnAWeekAfter() {
        var talk = given.talk("Going cloud", "MEMBER", given.member("Speaker").id());
        given.agendaItem(meeting, 0, 30, "MEMBER_TALK", talk);
        var organiser = given.ambassador("Ambassador", region);
        came(8);
        var tickets = feedback.ask(meeting, ZONE);
        var about = jdbc.sql("select id from feedback_talk").query(UUID.class).single();
        for (var at = 0; at < 5; at++) {
            feedback.answer(
                    tickets.get(at).token(),
                    new Answered(at < 4 ? Map.of(about, 5) : Map.of(), Map.of(about, "Good " + at), 3, "", "", ""));
        }
        rounds.run();
        assertThat(queries.results(organiser, meeting).shown()).isFalse();
        assertThat(queries.results(organiser, meeting).answered()).isZero();
        clock.travelTo(after(7));
        rounds.run();
        var results = queries.results(organiser, meeting);
        assertThat(results.answered()).isEqualTo(5);
        assertThat(results.day().counts()).containsExactly(0, 0, 5, 0, 0);
        // Only four have rated the talk.
        assertThat(results.talks()).singleElement().satisfies(one -> {
            assertThat(one.shown()).isFalse();
            assertThat(one.words()).isEmpty();
            assertThat(one.scale().total()).isZero();
        });
    }

    @Test
    void whatComesLaterIsAddedByFiveAndTheRestIsDeletedUnread() {
        var organiser = given.ambassador("Ambassador", region);
        came(14);
        var tickets = feedback.ask(meeting, ZONE);
        answers(tickets.subList(0, 5));
        clock.travelTo(after(8));
        rounds.run();
        answers(tickets.subList(5, 9));
        rounds.run();
        assertThat(queries.results(organiser, meeting).answered()).isEqualTo(5);
        answers(tickets.subList(9, 10));
        rounds.run();
        assertThat(queries.results(organiser, meeting).answered()).isEqualTo(10);
        answers(tickets.subList(10, 13));
        clock.travelTo(after(22));
        assertThat(feedback.answer(tickets.get(13).token(), says("Too late"))).isFalse();
        rounds.run();
        rounds.run();
        var results = queries.results(organiser, meeting);
        assertThat(results.closed()).isTrue();
        assertThat(results.answered()).isEqualTo(10);
        assertThat(results.unread()).isEqualTo(3);
        assertThat(results.words("NEXT")).hasSize(10);
        assertThat(count("feedback_token")).isZero();
        assertThat(count("feedback_sealed")).isZero();
    }

    /** Whoever compares the page before and after an opening: the group is of five, but one alone has rated the talk. */
    @Test
    void ofATalkNothingIsAddedUntilFiveMoreHaveRatedIt() {
        given.agendaItem(meeting, 0, 30, "MEMBER_TALK", given.talk("Going cloud", "MEMBER"));
        var organiser = given.ambassador("Ambassador", region);
        came(22);
        var tickets = feedback.ask(meeting, ZONE);
        var about = jdbc.sql("select id from feedback_talk").query(UUID.class).single();
        var liked = new Answered(Map.of(about, 5), Map.of(), 5, "", "", "");
        var disliked = new Answered(Map.of(about, 1), Map.of(about, "One who came late"), 1, "", "", "");
        var silent = new Answered(Map.of(), Map.of(), null, "", "", "More");
        opens(tickets.subList(0, 5), liked, liked);
        var before = queries.results(organiser, meeting);
        assertThat(before.talks().get(0).scale().counts()).containsExactly(0, 0, 0, 0, 5);

        opens(tickets.subList(5, 10), disliked, silent);
        var after = queries.results(organiser, meeting);
        assertThat(after.answered()).isEqualTo(10);
        assertThat(after.talks()).isEqualTo(before.talks());
        assertThat(after.day()).as("the day as a whole too").isEqualTo(before.day());
        assertThat(after.words("NEXT")).hasSize(4);

        opens(tickets.subList(10, 15), liked, liked);
        var enough = queries.results(organiser, meeting);
        assertThat(enough.talks().get(0).scale().counts()).containsExactly(1, 0, 0, 0, 10);
        assertThat(enough.talks().get(0).words()).containsExactly("One who came late");
        assertThat(enough.day().total()).isEqualTo(11);

        opens(tickets.subList(15, 20), disliked, silent);
        clock.travelTo(after(22));
        rounds.run();
        assertThat(queries.results(organiser, meeting).talks()).isEqualTo(enough.talks());
        assertThat(count("feedback_words where question = 'TALK'")).isOne();
        assertThat(jdbc.sql("select sum(given) from feedback_rating where talk_id is not null")
                        .query(Integer.class)
                        .single())
                .isEqualTo(11);
    }

    private void opens(List<FeedbackTicket> tickets, Answered first, Answered others) {
        for (var ticket : tickets) {
            assertThat(feedback.answer(ticket.token(), ticket == tickets.get(0) ? first : others))
                    .isTrue();
        }
        if (clock.instant().isBefore(after(7))) {
            clock.travelTo(after(7));
        }
        rounds.run();
    }

    /** One character that the database cannot keep would otherwise hold up all answers of the meeting. */
    @Test
    void whatTheDatabaseCannotKeepIsLeftOutAndHoldsUpNobody() {
        came(5);
        var tickets = feedback.ask(meeting, ZONE);
        assertThat(mvc.post().uri("/feedback/" + tickets.get(0).token()).param("next", "More\0 of it"))
                .hasStatus(303);
        answers(tickets.subList(1, 5));
        clock.travelTo(after(7));
        rounds.run();
        assertThat(count("feedback_words where words = 'More of it'")).isOne();
    }

    @Test
    void answersWhileTheyAreOpenedAreNotLost() {
        came(20);
        var tickets = feedback.ask(meeting, ZONE);
        AtOnce.run(20, at -> () -> {
            feedback.answer(tickets.get(at).token(), says("Said"));
            return feedback.open(meeting);
        });
        feedback.open(meeting);
        assertThat(count("feedback_words") + count("feedback_sealed")).isEqualTo(20);
        assertThat(jdbc.sql("select given from feedback_rating")
                        .query(Integer.class)
                        .single())
                .isEqualTo(count("feedback_words"));
    }

    @Test
    void onlyOrganisersAndOnlySpeakersOfTheTalk() {
        var speaker = given.member("Speaker");
        given.talk("Going cloud", "MEMBER", speaker.id());
        var elsewhere = given.ambassador("Elsewhere", given.region("wales", "Wales"));
        var here = given.ambassador("Here", region);
        var member = came(1).get(0);
        for (var other : List.of(elsewhere, member, speaker)) {
            assertThatThrownBy(() -> queries.results(other, meeting)).isInstanceOf(NotFound.class);
        }
        assertThat(queries.ofTalk(speaker, "going-cloud")).isEmpty();
        for (var other : List.of(elsewhere, member, here, given.admin("Admin"))) {
            assertThatThrownBy(() -> queries.ofTalk(other, "going-cloud")).isInstanceOf(NotFound.class);
        }
    }

    @Test
    void anEmptyOrWrongFormComesBackWithWhatWasTyped() {
        came(5);
        var path = "/feedback/" + feedback.ask(meeting, ZONE).get(0).token();
        assertThat(mvc.get().uri(path))
                .hasStatusOk()
                .hasHeader("Referrer-Policy", "no-referrer")
                .hasHeader("Cache-Control", "no-store")
                .bodyText()
                .contains("Spring meeting", "Send without my name")
                .doesNotContain("_csrf");
        assertThat(mvc.post().uri(path)).hasStatus(422);
        assertThat(mvc.post().uri(path).param("day", "9").param("next", "<script>alert('typed')</script>"))
                .hasStatus(422)
                .bodyText()
                .contains("&lt;script&gt;alert(&#39;typed&#39;)&lt;/script&gt;", "Choose a number from 1 to 5");
        assertThat(count("feedback_token")).isEqualTo(5);
        assertThat(mvc.post().uri(path).param("day", "5")).hasStatus(303).hasRedirectedUrl("/feedback/thanks");
        assertThat(mvc.post().uri(path).param("day", "5")).hasStatus(410);
        assertThat(mvc.get().uri(path)).hasStatus(410).bodyText().contains("This link has done its work");
        assertThat(mvc.get().uri("/feedback/never-was"))
                .hasStatus(410)
                .bodyText()
                .contains("This link has done its work");
    }

    @Test
    void whoeverIsSignedInDoesNotReadTheirNameThere() {
        var person = came(5).get(2);
        var path = "/feedback/" + feedback.ask(meeting, ZONE).get(0).token();
        assertThat(mvc.get().uri(path).with(Given.as(person)))
                .hasStatusOk()
                .bodyText()
                .contains("Send without my name")
                .doesNotContain(person.name());
    }

    private void answers(List<FeedbackTicket> tickets) {
        tickets.forEach(ticket ->
                assertThat(feedback.answer(ticket.token(), says("Said"))).isTrue());
    }

    private int asked() {
        return jdbc.sql("select asked from feedback").query(Integer.class).single();
    }
}
