package org.staffroom.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.staffroom.notifications.Happenings.text;
import static org.staffroom.notifications.Mailbox.recipient;
import static org.staffroom.notifications.Mailbox.recipients;
import static org.staffroom.support.Given.as;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.writeups.WriteUpPublished;

/** Who is written to for having come to a meeting, and who is not; and what becomes of attendance that was otherwise. */
class ArrivalsToldTest extends WithMails {

    @Autowired
    Reminders reminders;

    private CurrentPerson marcus;
    private CurrentPerson jo;
    private CurrentPerson victim;
    private MeetingId meeting;

    @BeforeEach
    void aMeeting() {
        marcus = given.ambassador("Marcus Shore", region);
        jo = given.member("Jo Blake");
        victim = given.member("Vic Tim");
        meeting = given.meeting(region, "Spring meeting", START, 30);
        given.attended(meeting, jo.id());
        given.attended(meeting, victim.id());
        jdbc.sql("update attendance set way = 'GUEST' where person_id = ?")
                .param(victim.id().value())
                .update();
    }

    @Test
    void anAddressThatSomebodyTypedIsNotWrittenToUntilSomebodyVouches() throws Exception {
        clock.travelTo(START.plus(Duration.ofDays(1)));
        assertThat(reminders.queue()).isEqualTo(1);
        var writeUp = given.writeUp(meeting, marcus.id(), "What was said");
        happenings.happened(new WriteUpPublished(writeUp));
        assertThat(recipients(mailbox.sent())).containsOnly(jo.email());

        press("/organise/meetings/spring-meeting/check-in/guests/confirmation", marcus);
        assertThat(reminders.queue()).isEqualTo(1);
        assertThat(recipients(mailbox.sent())).containsExactly(victim.email());
    }

    @Test
    void whoIsTakenOffBetweenQueueingAndSendingIsNotThanked() throws Exception {
        jdbc.sql("update attendance set way = 'DOOR'").update();
        clock.travelTo(START.plus(Duration.ofDays(1)));
        assertThat(reminders.queue()).isEqualTo(2);
        jdbc.sql("update attendance set way = 'GUEST' where person_id = ?")
                .param(victim.id().value())
                .update();
        assertThat(recipients(mailbox.sent())).containsExactly(jo.email());
    }

    @Test
    void whoHelpsAtTheDoorIsToldWhereItIsOnce() throws Exception {
        for (var twice = 0; twice < 2; twice++) {
            press("/organise/meetings/spring-meeting/helpers", marcus, "who", jo.email());
        }
        var mails = mailbox.sent();
        assertThat(recipients(mails)).containsExactly(jo.email());
        assertThat(mails.get(0).getSubject()).isEqualTo("Help at the door: Spring meeting");
        assertThat(text(mails.get(0)))
                .contains("/organise/meetings/spring-meeting/door", "Tuesday 16 March 2027")
                .doesNotContain("Vic Tim", "Marcus");
    }

    @Test
    void whoSaidThatItWasOtherwiseHearsWhatCameOfItOnce() throws Exception {
        var ann = given.member("Ann Lee");
        given.confirmed(meeting, ann.id());
        given.confirmed(meeting, jo.id());
        clock.travelTo(START.plus(Duration.ofHours(9)));
        press("/my/attendance/spring-meeting/otherwise", ann);
        press("/my/attendance/spring-meeting/otherwise", jo, "left", "12:00");
        for (var twice = 0; twice < 2; twice++) {
            press("/organise/meetings/spring-meeting/attendance/" + ann.id() + "/agreement", marcus);
            press("/organise/meetings/spring-meeting/attendance/" + jo.id() + "/refusal", marcus);
        }
        var mails = mailbox.sent();
        assertThat(recipients(mails)).containsExactlyInAnyOrder(ann.email(), jo.email());
        for (var mail : mails) {
            var anns = recipient(mail).equals(ann.email());
            assertThat(mail.getSubject())
                    .isEqualTo(anns ? "Put right: Spring meeting" : "Your attendance: Spring meeting");
            assertThat(text(mail))
                    .contains("/my/attendance/spring-meeting", anns ? "put it right" : "left it as it is")
                    .doesNotContain("Marcus", anns ? "Jo" : "Ann");
        }
    }

    private void press(String path, CurrentPerson person, String... fields) {
        var request = mvc.post().uri(path).with(as(person)).with(csrf());
        for (var at = 0; at < fields.length; at += 2) {
            request = request.param(fields[at], fields[at + 1]);
        }
        assertThat(request.exchange()).hasStatus3xxRedirection();
    }
}
