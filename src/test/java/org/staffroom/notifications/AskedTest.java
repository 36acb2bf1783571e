package org.staffroom.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.staffroom.notifications.Happenings.calendar;
import static org.staffroom.notifications.Happenings.read;
import static org.staffroom.notifications.Happenings.text;
import static org.staffroom.notifications.Mailbox.oneTo;

import jakarta.mail.internet.MimeMessage;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.changes.MeetingPostponed;
import org.staffroom.changes.MeetingRescheduled;
import org.staffroom.meetings.AnswerByMoved;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.MeetingPublished;
import org.staffroom.meetings.PlaceMode;
import org.staffroom.people.CurrentPerson;
import org.staffroom.places.OwnPlace;
import org.staffroom.places.PlaceQueries;
import org.staffroom.places.Places;

/** What is asked by mail and answered on a page without signing in: does a new date suit, is a place still wanted. */
class AskedTest extends WithMails {

    private static final Instant NEW_START = Instant.parse("2027-04-20T08:30:00Z");
    private static final Instant ANSWER_BY = Instant.parse("2027-03-09T20:00:00Z");
    private static final Pattern ANSWER = Pattern.compile("/answers/[A-Za-z0-9_-]+");

    @Autowired
    Places places;

    @Autowired
    PlaceQueries attendees;

    private MeetingId meeting;
    private CurrentPerson anna;
    private CurrentPerson ben;
    private CurrentPerson cora;

    @BeforeEach
    void aTableForOne() {
        meeting = given.meeting(region, "Spring meeting", START, 1);
        anna = given.member("Anna");
        ben = given.member("Ben");
        cora = given.member("Cora");
        for (var person : List.of(anna, ben, cora)) {
            places.take(person, meeting, PlaceMode.ROOM);
        }
        forgetMails();
    }

    @Test
    void whoHasAPlaceIsAskedAndSaysYesWithoutSigningIn() throws Exception {
        reschedule();

        var mail = mailTo(anna);
        assertThat(mail.getSubject())
                .isEqualTo("A new date: can you still come? Spring meeting, Tuesday 20 April 2027");
        assertThat(text(mail)).contains("Your place is kept until Tuesday 9 March 2027, 8pm");
        assertThat(read(calendar(mail))).contains("METHOD:REQUEST", "20270420T093000");
        assertThat(own(anna).asked()).isTrue();
        var waiting = mailTo(ben);
        assertThat(text(waiting)).contains("You keep your number on the waiting list, 1");
        assertThat(calendar(waiting)).isNull();

        var address = answer(mail);
        assertThat(mvc.get().uri(address))
                .hasStatusOk()
                .doesNotContainHeader("Set-Cookie")
                .bodyText()
                .contains("Does the new date suit you?", "Yes, I can come", "9 March, 8pm");
        assertThat(own(anna).asked()).as("opening is no answer").isTrue();
        assertThat(mvc.post().uri(address).param("answer", "yes")).hasRedirectedUrl(address);
        assertThat(mvc.post().uri(address).param("answer", "yes")).as("twice").hasRedirectedUrl(address);
        assertThat(own(anna).asked()).isFalse();
        assertThat(mvc.get().uri(address)).bodyText().contains("You have a place", "Give my place back");

        clock.travelTo(ANSWER_BY.plusSeconds(1));
        happenings.passPlaceDeadlines();
        assertThat(own(anna).confirmed()).isTrue();
    }

    @Test
    void whoSaysNothingMakesRoomAndIsTold() throws Exception {
        reschedule();
        var address = answer(mailTo(anna));
        forgetMails();

        clock.travelTo(ANSWER_BY.minusSeconds(1));
        happenings.passPlaceDeadlines();
        assertThat(own(anna).confirmed()).as("a second early").isTrue();
        clock.travelTo(ANSWER_BY);
        assertThat(mvc.get().uri(address)).bodyText().contains("The time to answer is over");
        happenings.passPlaceDeadlines();
        happenings.passPlaceDeadlines();

        assertThat(own(anna).active()).isFalse();
        assertThat(own(ben).confirmed()).isTrue();
        assertThat(own(cora).position()).isEqualTo(1);
        var mail = mailTo(anna);
        assertThat(text(mail)).contains("there was no answer in time");
        assertThat(read(calendar(mail))).contains("METHOD:CANCEL");
        assertThat(templates()).containsExactlyInAnyOrder("place-let-go", "moved-up");
        // The old link says what is so now, and takes nothing from anybody.
        assertThat(mvc.get().uri(address)).hasStatusOk().bodyText().contains("This place is not yours any more");
        mvc.post().uri(address).param("answer", "yes").exchange();
        assertThat(own(ben).confirmed()).isTrue();
        assertThat(own(anna).active()).isFalse();
    }

    @Test
    void aLateYesIsLateAlsoBeforeTheJobHasRun() throws Exception {
        reschedule();
        var address = answer(mailTo(anna));
        clock.travelTo(ANSWER_BY.plusSeconds(5));

        mvc.post().uri(address).param("answer", "yes").exchange();

        assertThat(own(anna).active()).isFalse();
        assertThat(own(ben).confirmed()).isTrue();
    }

    @Test
    void noGivesThePlaceBackAndOldLinksOfAnEarlierRoundDoNothing() throws Exception {
        reschedule();
        var address = answer(mailTo(anna));

        assertThat(mvc.post().uri(address).param("answer", "give-back")).hasRedirectedUrl(address);
        assertThat(own(anna).active()).isFalse();
        assertThat(own(ben).confirmed()).isTrue();
        assertThat(own(ben).asked()).as("has the new date in the mail").isFalse();

        places.take(anna, meeting, PlaceMode.ROOM);
        mvc.post().uri(address).param("answer", "give-back").exchange();
        assertThat(own(anna).waiting()).isTrue();
        assertThat(mvc.get().uri(address.substring(0, address.length() - 2) + "AA"))
                .as("forged")
                .hasStatus(404);
    }

    @Test
    void theLastDayToAnswerCanBeMoved() throws Exception {
        reschedule();
        forgetMails();
        var later = ANSWER_BY.plus(Duration.ofDays(3));
        happenings.happened(new AnswerByMoved(meeting, later));

        assertThat(text(mailTo(anna))).contains("Friday 12 March 2027, 8pm");
        assertThat(mailbox.all()).hasSize(1);
        clock.travelTo(ANSWER_BY.plusSeconds(1));
        happenings.passPlaceDeadlines();
        assertThat(own(anna).confirmed()).isTrue();
        clock.travelTo(later);
        happenings.passPlaceDeadlines();
        assertThat(own(anna).active()).isFalse();
    }

    @Test
    void whileTheDateIsToFollowNobodyMovesUpAndNothingIsAsked() {
        reschedule();
        jdbc.sql("update meeting set status = 'POSTPONED', postponed_at = now(), answer_by = null")
                .update();
        happenings.happened(new MeetingPostponed(meeting, given.notice(meeting)));
        assertThat(own(anna).asked()).isFalse();

        clock.travelTo(NEW_START.plus(Duration.ofDays(1)));
        happenings.passPlaceDeadlines();
        places.giveBack(anna, meeting);
        assertThat(own(ben).waiting()).isTrue();

        jdbc.sql("update meeting set status = 'PUBLISHED', postponed_at = null").update();
        move(NEW_START.plus(Duration.ofDays(60)));
        happenings.happened(new MeetingRescheduled(meeting, given.notice(meeting), NEW_START.plus(Duration.ofDays(8))));
        assertThat(own(ben).confirmed()).isTrue();
        assertThat(own(ben).asked()).as("who moves up for the new date").isTrue();
    }

    @Test
    void nobodyLosesAPlaceForWantOfAnAddress() {
        jdbc.sql("update person set email = null, standing = 'UNCLAIMED' where id = ?")
                .param(anna.id().value())
                .update();
        reschedule();
        clock.travelTo(ANSWER_BY);
        happenings.passPlaceDeadlines();
        assertThat(own(anna).confirmed()).isTrue();
    }

    @Test
    void fromTheEveningBeforeAPlaceIsOfferedAndTakenFromTheMail() throws Exception {
        clock.travelTo(Instant.parse("2027-03-15T20:00:00Z"));
        places.giveBack(anna, meeting);

        assertThat(own(ben).offered()).isTrue();
        assertThat(counted()).isEqualTo(1);
        assertThat(own(cora).position()).isEqualTo(1);
        var mail = mailTo(ben);
        assertThat(mail.getSubject()).startsWith("A place is free: still want it?");
        assertThat(text(mail)).contains("kept for you until Tuesday 16 March 2027, 8am");
        assertThat(calendar(mail)).isNull();
        forgetMails();
        var address = answer(mail);
        assertThat(mvc.get().uri(address)).bodyText().contains("Do you still want it?", "Yes, I will come");

        assertThat(mvc.post().uri(address).param("answer", "yes")).hasRedirectedUrl(address);

        assertThat(own(ben).confirmed()).isTrue();
        assertThat(counted()).isEqualTo(1);
        var taken = mailTo(ben);
        assertThat(taken.getSubject()).startsWith("You have a place");
        assertThat(read(calendar(taken))).contains("METHOD:REQUEST");
        clock.travelTo(Instant.parse("2027-03-16T08:01:00Z"));
        happenings.passPlaceDeadlines();
        assertThat(own(ben).confirmed()).isTrue();
    }

    @Test
    void anOfferNobodyAnswersGoesToTheNextUntilThereIsNobody() throws Exception {
        clock.travelTo(Instant.parse("2027-03-15T20:00:00Z"));
        places.giveBack(anna, meeting);
        var address = answer(mailTo(ben));

        clock.travelTo(Instant.parse("2027-03-16T08:01:00Z"));
        happenings.passPlaceDeadlines();
        happenings.passPlaceDeadlines();
        assertThat(own(ben).waiting()).isTrue();
        assertThat(own(cora).offered()).isTrue();
        assertThat(text(mailbox.to(ben.email(), "No answer in time")))
                .contains("You stay on the waiting list", "Leave the waiting list");
        assertThat(mvc.get().uri(address)).bodyText().contains("waiting list").doesNotContain("Yes, I will come");
        mvc.post().uri(address).param("answer", "yes").exchange();
        assertThat(own(cora).offered()).as("a late yes takes nothing").isTrue();

        clock.travelTo(own(cora).offeredUntil());
        happenings.passPlaceDeadlines();
        assertThat(own(cora).waiting()).isTrue();
        assertThat(counted()).isZero();
        mvc.post().uri(address).param("answer", "yes").exchange();
        assertThat(own(ben).confirmed()).as("nobody is left to be asked").isTrue();
    }

    @Test
    void noToAnOfferOffersItToTheNext() throws Exception {
        clock.travelTo(Instant.parse("2027-03-16T07:30:00Z"));
        places.giveBack(anna, meeting);
        assertThat(own(ben).offeredUntil()).isBetween("2027-03-16T08:30:00Z", "2027-03-16T08:31:00Z");

        mvc.post().uri(answer(mailTo(ben))).param("answer", "give-back").exchange();

        assertThat(own(ben).active()).isFalse();
        assertThat(own(cora).offered()).isTrue();
        assertThat(counted()).isEqualTo(1);
    }

    @Test
    void anOfferIsWithdrawnWhenTheMeetingMovesAndTheNumberKept() {
        clock.travelTo(Instant.parse("2027-03-15T20:00:00Z"));
        places.giveBack(anna, meeting);
        jdbc.sql("update meeting set status = 'POSTPONED', postponed_at = now()")
                .update();
        happenings.happened(new MeetingPostponed(meeting, given.notice(meeting)));

        assertThat(own(ben).position()).isEqualTo(1);
        assertThat(own(cora).position()).isEqualTo(2);
        assertThat(counted()).isZero();
    }

    @Test
    void whoMovesUpWithTheNewDateIsAskedLikeEverybody() throws Exception {
        clock.travelTo(Instant.parse("2027-03-15T20:00:00Z"));
        places.giveBack(anna, meeting);
        assertThat(own(ben).offered()).isTrue();
        forgetMails();
        move(NEW_START);
        var until = Instant.parse("2027-03-22T20:00:00Z");
        happenings.happened(new MeetingRescheduled(meeting, given.notice(meeting), until));

        assertThat(own(ben).confirmed()).isTrue();
        assertThat(own(ben).asked()).isTrue();
        assertThat(text(mailbox.to(ben.email(), "A new date: can you still come?")))
                .contains("Your place is kept until Monday 22 March 2027, 8pm");
        clock.travelTo(until);
        happenings.passPlaceDeadlines();
        assertThat(own(ben).active()).isFalse();
        assertThat(own(cora).confirmed()).isTrue();
    }

    @Test
    void thoseOfACancelledMeetingAreInvitedFirstWhenItIsHeldAgain() throws Exception {
        jdbc.sql("update meeting set status = 'CANCELLED', cancelled_at = now(), cancelled_reason = 'Snow'")
                .update();
        var again = given.meeting(region, "Spring meeting again", NEW_START, 5);
        jdbc.sql("update meeting set held_again_from = ? where id = ?")
                .params(meeting.value(), again.value())
                .update();
        happenings.happened(new MeetingPublished(again));

        assertThat(mailbox.all()).hasSize(3);
        assertThat(text(mailTo(ben))).contains("until Thursday 4 March 2027, 9am", "/meetings/spring-meeting-again");
        assertThat(mvc.get().uri("/meetings/spring-meeting-again"))
                .bodyText()
                .contains("Places are open to everybody from 4 March, 9am")
                .doesNotContain("Take a place");
    }

    @Test
    void withoutAHeadStartTheyAreToldAndPromisedNothing() throws Exception {
        jdbc.sql("update meeting set status = 'CANCELLED', cancelled_at = now(), cancelled_reason = 'Snow'")
                .update();
        var again = given.meeting(region, "Spring meeting again", NEW_START, 5);
        jdbc.sql("update meeting set held_again_from = ? where id = ?")
                .params(meeting.value(), again.value())
                .update();
        given.rules(again, "head_start_hours = 0");
        happenings.happened(new MeetingPublished(again));

        assertThat(mailbox.all()).hasSize(3);
        assertThat(text(mailTo(ben)))
                .contains("is held in its stead", "/meetings/spring-meeting-again")
                .doesNotContain("until", "come first");
        assertThat(mvc.get().uri("/meetings/spring-meeting-again")).bodyText().contains("Take a place");
    }

    private void reschedule() {
        move(NEW_START);
        happenings.happened(new MeetingRescheduled(meeting, given.notice(meeting), ANSWER_BY));
    }

    private void move(Instant start) {
        jdbc.sql("update meeting set starts_at = ?, ends_at = ? where id = ?")
                .params(Timestamp.from(start), Timestamp.from(start.plus(Duration.ofHours(5))), meeting.value())
                .update();
    }

    private OwnPlace own(CurrentPerson person) {
        return attendees.ownPlace(meeting, person.id()).orElseThrow();
    }

    private int counted() {
        return jdbc.sql("select confirmed from place where meeting_id = ?")
                .param(meeting.value())
                .query(Integer.class)
                .single();
    }

    private List<String> templates() {
        return jdbc.sql("select template from delivery order by 1")
                .query(String.class)
                .list();
    }

    private void forgetMails() {
        jdbc.sql("delete from delivery").update();
        mailbox.forget();
    }

    private MimeMessage mailTo(CurrentPerson person) {
        return oneTo(person.email(), mailbox.all());
    }

    private static String answer(MimeMessage mail) throws Exception {
        var found = ANSWER.matcher(text(mail));
        assertThat(found.find()).isTrue();
        return found.group();
    }
}
