package org.staffroom.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.staffroom.notifications.Happenings.text;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;

/** The two mails to somebody who is new. */
class WelcomesTest extends WithMails {

    private static final Instant BEFORE = Instant.parse("2027-03-12T17:00:00Z");
    private static final Instant AFTER = Instant.parse("2027-03-19T09:00:00Z");

    @Autowired
    Welcomes welcomes;

    private MeetingId meeting;
    private CurrentPerson newcomer;
    private CurrentPerson regular;

    @BeforeEach
    void twoPeople() {
        var earlier = given.meeting(region, "Autumn meeting", START.minus(Duration.ofDays(120)), 30);
        meeting = given.meeting(region, "Spring meeting", START, 30);
        newcomer = given.member("Jo Blake");
        regular = given.member("Ann Lee");
        given.attended(earlier, regular.id());
        given.confirmed(meeting, newcomer.id());
        given.confirmed(meeting, regular.id());
        jdbc.sql("update venue set travel_rail = 'Ten minutes from Temple Meads'")
                .update();
    }

    @Test
    void beforeWhatToExpectWhoGreetsAndHowToArrive() throws Exception {
        given.works(regular.id(), given.organisation("Severn Vale School", "SCHOOL"));
        jdbc.sql("insert into greeter values (?, ?, now())")
                .params(meeting.value(), regular.id().value())
                .update();
        assertThat(queuedAt(BEFORE.minusSeconds(1))).isZero();
        assertThat(queuedAt(BEFORE)).isEqualTo(1);
        assertThat(queuedAt(BEFORE.plusSeconds(600))).isZero();
        var mail = mailbox.only();
        assertThat(mail.getAllRecipients()[0]).hasToString(newcomer.email());
        assertThat(mail.getSubject()).isEqualTo("Your first meeting: Spring meeting, Tuesday 16 March 2027");
        assertThat(text(mail))
                .contains("It will be good to meet you", "What to expect", "Who looks out for you")
                .contains("Ann Lee", "Severn Vale School", "Ten minutes from Temple Meads", "Give your place back");
    }

    @Test
    void notWhenThePlaceWasGivenBackOrSomebodyCameMeanwhile() throws Exception {
        queuedAt(BEFORE);
        jdbc.sql("update registration set status = 'CANCELLED' where person_id = ?")
                .param(newcomer.id().value())
                .update();
        assertThat(mailbox.sent()).isEmpty();
    }

    @Test
    void onceHoweverManyMeetingsOneHasAPlaceAt() {
        var other = given.meeting(region, "Another meeting", START.plus(Duration.ofDays(1)), 30);
        given.confirmed(other, newcomer.id());
        assertThat(queuedAt(BEFORE)).isEqualTo(1);
        assertThat(queuedAt(BEFORE.plus(Duration.ofDays(1)))).isZero();
    }

    @Test
    void whoTakesAPlaceLateIsWelcomedToo() {
        var late = given.member("Late Comer");
        queuedAt(BEFORE);
        given.confirmed(meeting, late.id());
        assertThat(queuedAt(BEFORE.plus(Duration.ofDays(2)))).isEqualTo(1);
        given.confirmed(meeting, given.member("Too Late").id());
        assertThat(queuedAt(START.minus(Duration.ofHours(12)))).isZero();
    }

    /** A stranger who types somebody's address does not take their welcome away. */
    @Test
    void anAddressThatWasTypedIsNoMeetingAttended() throws Exception {
        given.attended(given.meeting(region, "Winter meeting", BEFORE.minus(Duration.ofDays(9)), 30), newcomer.id());
        jdbc.sql("update attendance set way = 'GUEST' where person_id = ?")
                .param(newcomer.id().value())
                .update();
        assertThat(queuedAt(BEFORE)).isEqualTo(1);
        assertThat(mailbox.only().getSubject()).startsWith("Your first meeting");
        given.attended(meeting, newcomer.id());
        assertThat(queuedAt(AFTER)).isEqualTo(1);
    }

    @Test
    void afterwardsWhatComesNextAndHowToHearOfIt() throws Exception {
        given.attended(meeting, newcomer.id());
        given.attended(meeting, regular.id());
        given.meeting(region, "Summer meeting", START.plus(Duration.ofDays(90)), 30);
        given.meeting(given.region("wales", "Wales"), "Welsh meeting", START.plus(Duration.ofDays(60)), 30);
        assertThat(queuedAt(AFTER.minusSeconds(1))).isZero();
        assertThat(queuedAt(AFTER)).isEqualTo(1);
        assertThat(queuedAt(AFTER.plus(Duration.ofDays(1)))).isZero();
        var mail = mailbox.only();
        assertThat(mail.getAllRecipients()[0]).hasToString(newcomer.email());
        assertThat(text(mail))
                .contains("Thank you for coming for the first time", "Next in South West", "Summer meeting")
                .contains("/regions/south-west", "Follow South West")
                .doesNotContain("Welsh meeting");
    }

    private int queuedAt(Instant now) {
        clock.travelTo(now);
        return welcomes.queue();
    }
}
