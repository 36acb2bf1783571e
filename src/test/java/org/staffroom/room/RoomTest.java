package org.staffroom.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.staffroom.support.Refusals.refuses;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.StaleVersion;
import org.staffroom.support.AtOnce;
import org.staffroom.support.Given;
import org.staffroom.support.StaffroomTest;

@StaffroomTest
class RoomTest extends OneRoom {

    @Autowired
    RoomPersonalData held;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void pressedTwiceIsAskedOnce() {
        var press = new RoomPostId(UUID.randomUUID());
        var problems = AtOnce.problems(IntStream.range(0, 8)
                .<Runnable>mapToObj(
                        i -> () -> rooms.ask(anna, meeting, press, PostKind.QUESTION, "What did it cost?", cloud, true))
                .toList());
        assertThat(problems).isEmpty();
        assertThat(queries.posts(meeting)).hasSize(1);
    }

    @Test
    void hasOneVoteOfEachHoweverOftenTheyPress() {
        var id = ask(anna, "What did it cost?");
        var others = IntStream.range(0, 6).mapToObj(i -> given.member("Voter")).toList();
        others.forEach(one -> given.confirmed(meeting, one.id()));
        var problems = AtOnce.problems(IntStream.range(0, 24)
                .<Runnable>mapToObj(i -> () -> rooms.vote(others.get(i % 6), meeting, id))
                .toList());
        assertThat(problems).isEmpty();
        assertThat(votes(id)).isEqualTo(6);
        rooms.unvote(others.get(0), meeting, id);
        rooms.unvote(others.get(0), meeting, id);
        assertThat(votes(id)).isEqualTo(5);
    }

    @Test
    void theVoteOfWhoeverIsErasedIsCountedNoMore() {
        var post = ask(anna, "What did it cost?");
        var cara = given.member("Cara Lowe");
        given.confirmed(meeting, cara.id());
        rooms.vote(ben, meeting, post);
        rooms.vote(cara, meeting, post);

        held.forget(ben.id());

        assertThat(votes(post)).isEqualTo(1);
    }

    /** With the whole database, and as an organiser. */
    @Test
    void whatIsAskedWithoutANameIsNobodys() {
        var id = ask(anna, PostKind.QUESTION, "Am I the only one who is lost?", false);
        assertThat(queries.posts(meeting).get(0).author()).isNull();
        var row =
                jdbc.sql("select p::text from room_post p").query(String.class).single();
        assertThat(row).doesNotContain(anna.id().toString());
        assertThat(id.value().version()).isEqualTo(4);
        var tables = jdbc.sql("""
                        select table_name from information_schema.tables
                        where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not in ('person', 'registration')
                        """).query(String.class).list();
        for (var table : tables) {
            assertThat(jdbc.sql("select count(*) from " + table + " t where t::text like ?")
                            .param("%" + anna.id() + "%")
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();
        }
        assertThat(get(marcus, ROOM)).bodyText().contains("Am I the only one").doesNotContain("Anna");
        assertThatThrownBy(() -> rooms.withdraw(anna, meeting, id)).isInstanceOf(NotFound.class);
    }

    /** An id that holds the time would say when it was asked. */
    @Test
    void takesNoIdThatSaysWhen() {
        var timed = org.staffroom.shared.Ids.next();
        assertThat(post(anna, ROOM + "/posts", "text", "When was this?", "press", timed.toString()))
                .hasStatus(303);
        assertThat(jdbc.sql("select count(*) from room_post where id = ?")
                        .param(timed)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void isForThoseWhoAreInTheRoom() {
        var id = ask(anna, "What did it cost?");
        refuses("room.refused.not-inside", () -> ask(outsider, "May I?"));
        refuses("room.refused.not-inside", () -> rooms.vote(outsider, meeting, id));
        given.attended(meeting, outsider.id());
        ask(outsider, "Now I may?");
        assertThat(post(given.member("Nina Nowhere"), ROOM + "/posts", "text", "May I?"))
                .hasStatus(422)
                .bodyText()
                .contains("This is for those who have a place", "May I?");
    }

    @Test
    void isModeratedByOrganisersChairsAndHelpers() {
        var id = ask(anna, "Something rude");
        var chair = given.member("Chair");
        jdbc.sql("insert into agenda_person values (?, ?, 'CHAIR', 1)")
                .params(cloud, chair.id().value())
                .update();
        var helper = given.member("Helper");
        jdbc.sql("insert into door_helper values (?, ?, ?, now(), ?)")
                .params(
                        meeting.value(),
                        helper.id().value(),
                        marcus.id().value(),
                        java.sql.Timestamp.from(clock.instant().plus(Duration.ofHours(9))))
                .update();
        assertThatThrownBy(() -> rooms.hide(ben, meeting, id)).isInstanceOf(NotFound.class);
        rooms.hide(helper, meeting, id);
        assertThat(get(ben, ROOM)).bodyText().doesNotContain("Something rude");
        assertThat(get(chair, ROOM)).bodyText().contains("Something rude");
        assertThat(queries.askedAbout(meeting)).isEmpty();
        refuses("room.refused.closed", () -> rooms.vote(ben, meeting, id));
        rooms.reopen(chair, meeting, id);
        rooms.answer(marcus, meeting, id);
        assertThat(get(ben, ROOM)).bodyText().contains("1 answered or talked about", "Something rude");
        assertThat(queries.askedAbout(meeting).get(0).answered()).isTrue();
        // Of another meeting one moderates nothing.
        var other = given.meeting(region, "Other", START, 30);
        assertThatThrownBy(() -> rooms.hide(marcus, other, id)).isInstanceOf(NotFound.class);
    }

    /** Nothing that one may not see gets as far as a template, whatever that shows. */
    @Test
    void whatOneMayNotSeeLeavesTheServerForNobody(@Autowired Scenes scenes, @Autowired RoomRenderer renderer) {
        ask(anna, "What did it cost?");
        rooms.hide(marcus, meeting, ask(ben, "Something rude"));
        jdbc.sql("update venue set wifi = 'Guest, password castle42'").update();
        var scene = scenes.of(queries.room(meeting));
        for (var seat : Seat.values()) {
            var seen = scene.seenFrom(seat);
            assertThat(seen.posts()).hasSize(seat.moderates() ? 2 : seat.inside() ? 1 : 0);
            assertThat(seen.wifi().isEmpty()).isEqualTo(!seat.inside());
        }
        for (var view : View.values()) {
            var sent = new String(renderer.render(scene, view).bytes(), StandardCharsets.UTF_8);
            assertThat(sent.contains("What did it cost"))
                    .as(view.name())
                    .isEqualTo(view.seat().inside());
            assertThat(sent.contains("Something rude"))
                    .as(view.name())
                    .isEqualTo(view.seat().moderates());
            assertThat(sent.contains("castle42"))
                    .as(view.name())
                    .isEqualTo(view.seat().inside() && !view.projector());
        }
    }

    /** What is one letter to people and to the database is two to Java. */
    @Test
    void lettersAreCountedAsTheDatabaseCountsThem() {
        refuses("room.refused.length", () -> ask(anna, "🙂🙂"));
        ask(anna, "🙂".repeat(280));
        refuses("room.refused.length", () -> ask(anna, "🙂".repeat(281)));
        assertThat(queries.posts(meeting)).hasSize(1);
    }

    @Test
    void onesOwnIsTakenBackVotesAndAll() {
        var id = ask(anna, "Never mind");
        rooms.vote(ben, meeting, id);
        assertThatThrownBy(() -> rooms.withdraw(ben, meeting, id)).isInstanceOf(NotFound.class);
        rooms.withdraw(anna, meeting, id);
        assertThat(queries.posts(meeting)).isEmpty();
    }

    @Test
    void isOpenOnTheDayOfAMeetingThatIsHeld() {
        clock.travelTo(START.minus(Duration.ofHours(10)));
        refuses("room.refused.BEFORE", () -> ask(anna, "Too early?"));
        assertThat(get(null, ROOM)).bodyText().contains("questions open on the day");
        clock.travelTo(START.plus(Duration.ofHours(15)));
        refuses("room.refused.OVER", () -> ask(anna, "Too late?"));
        assertThat(get(null, ROOM)).bodyText().contains("This day is over");
        clock.travelTo(START.plus(Duration.ofHours(1)));
        jdbc.sql("update meeting set status = 'CANCELLED', cancelled_at = now(), cancelled_reason = 'Snow and ice'")
                .update();
        refuses("room.refused.CANCELLED", () -> ask(anna, "Anybody?"));
        assertThat(get(null, ROOM)).bodyText().contains("This meeting is cancelled");
        assertThat(get(null, ROOM + "/projector")).bodyText().contains("This meeting is cancelled");
    }

    @Test
    void hasALimitOfEach() {
        for (var n = 1; n <= 20; n++) {
            ask(anna, PostKind.TOPIC, "Topic " + n, n % 2 == 0);
        }
        refuses("room.refused.too-many", () -> ask(anna, "One more"));
        refuses("room.refused.length", () -> ask(ben, " a "));
        refuses("room.refused.length", () -> ask(ben, "x".repeat(281)));
        assertThat(post(ben, ROOM + "/posts", "text", "x".repeat(281), "unnamed", "true"))
                .hasStatus(422)
                .bodyText()
                .contains("Write between 3 and 280 characters", "x".repeat(281), "checked");
    }

    @Test
    void visitorsSeeNowAndNextAndNothingThatIsSaidInTheRoom() {
        ask(anna, "What did it cost?");
        jdbc.sql("update venue set wifi = 'Guest, password castle42'").update();
        rooms.note(marcus, meeting, new RoomNotes("Down the hall", "Gather on the green", "", 0));
        var page = get(null, ROOM);
        assertThat(page)
                .hasStatusOk()
                .bodyText()
                .contains("Going cloud", "Jo Blake", "Break", "Down the hall", "Gather on the green")
                .doesNotContain("What did it cost", "castle42", "_csrf", "<form method=\"post\"");
        assertThat(page.getResponse().getHeader("Set-Cookie")).isNull();
        assertThat(get(outsider, ROOM)).bodyText().doesNotContain("What did it cost", "castle42");
        assertThat(get(anna, ROOM)).bodyText().contains("What did it cost", "castle42");
        assertThat(get(null, ROOM + "/projector")).bodyText().doesNotContain("What did it cost", "castle42");
        assertThat(get(anna, ROOM + "/projector"))
                .bodyText()
                .contains("What did it cost")
                .doesNotContain("castle42");
    }

    @Test
    void ofNotesThatTwoOrganisersChangeBothStayWhereTheyDiffer() {
        var address = "/organise/meetings/spring-meeting/room";
        var seen = Given.hidden("seen", get(marcus, address));
        rooms.note(marcus, meeting, new RoomNotes("Left", "", "", 0));
        assertThat(post(marcus, address, "toilets", "", "fire", "By the lake", "version", "0", "seen", seen))
                .hasStatus(409)
                .bodyText()
                .contains(">Left</textarea>", ">By the lake</textarea>", "save again to keep both");
    }

    @Test
    void notesOfTwoOrganisersAtOnceAreNotLost() {
        rooms.note(marcus, meeting, new RoomNotes("Left", "", "", 0));
        assertThatThrownBy(() -> rooms.note(marcus, meeting, new RoomNotes("Right", "", "", 0)))
                .isInstanceOf(StaleVersion.class);
        assertThat(post(marcus, "/organise/meetings/spring-meeting/room", "toilets", "Right", "version", "0"))
                .hasStatus(409)
                .bodyText()
                .contains("Left", "Right");
        assertThat(post(marcus, "/organise/meetings/spring-meeting/room", "toilets", "Right", "version", "x"))
                .hasStatus(409);
        rooms.note(marcus, meeting, new RoomNotes("Right", "", "", 1));
        assertThat(queries.room(meeting).notes().toilets()).isEqualTo("Right");
        assertThatThrownBy(() -> rooms.note(anna, meeting, new RoomNotes("Mine", "", "", 2)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void theNextMeetingAtAPlaceBeginsWithWhatWasSaidAtTheLast() {
        rooms.note(marcus, meeting, new RoomNotes("Down the hall", "On the green", "", 0));
        var again = given.meeting(region, "Again", START.plus(Duration.ofDays(100)), 30);
        jdbc.sql(
                        "update meeting set venue_id = (select venue_id from meeting where slug = 'spring-meeting') where id = ?")
                .param(again.value())
                .update();
        assertThat(get(marcus, "/organise/meetings/again/room"))
                .bodyText()
                .contains("Down the hall", "This is what was said at the last meeting here");
    }

    @Test
    void aMonthLaterNobodyKnowsWhoVotedOrAsked(@Autowired Clock now) {
        var kept = ask(anna, "What did it cost?");
        rooms.vote(ben, meeting, kept);
        rooms.hide(marcus, meeting, ask(ben, "Something rude"));
        clock.travelTo(START.plus(Duration.ofDays(29)));
        RoomErasure.erase(jdbc, transaction, now);
        assertThat(queries.posts(meeting)).hasSize(2);
        clock.travelTo(START.plus(Duration.ofDays(31)));
        RoomErasure.erase(jdbc, transaction, now);
        assertThat(queries.askedAbout(meeting))
                .containsExactly(new Asked(PostKind.QUESTION, null, null, "What did it cost?", 1, false));
        assertThat(queries.posts(meeting).get(0).author()).isNull();
        assertThat(jdbc.sql("select count(*) from room_vote")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void hostileTextIsText() {
        ask(anna, "<img src=x onerror=alert(1)> ${7*7} {0} [[${me}]]");
        assertThat(get(ben, ROOM))
                .bodyText()
                .contains("&lt;img src=x onerror=alert(1)&gt; ${7*7} {0} [[${me}]]")
                .doesNotContain("<img src=x");
    }
}
