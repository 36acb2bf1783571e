package org.staffroom.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.staffroom.notifications.Happenings.calendar;
import static org.staffroom.notifications.Happenings.html;
import static org.staffroom.notifications.Happenings.text;

import biweekly.parameter.ParticipationStatus;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.staffroom.makethecase.CaseMailed;
import org.staffroom.places.MovedUp;
import org.staffroom.places.PlaceGivenBack;
import org.staffroom.places.PlaceTaken;
import org.staffroom.places.WaitingJoined;

/** What happens to a place as the mail that comes of it, with its entry in the calendar. */
class PlaceMailsTest extends MailsReceived {

    @Test
    void aPlaceTaken() throws Exception {
        given.confirmed(meeting, jo.id());
        var talk = given.talk("Penetration testing", "VENDOR", given.guest("Al Vendor"));
        given.agendaItem(meeting, 30, 30, "VENDOR_TALK", talk);
        happenings.happened(new PlaceTaken(meeting, jo.id(), 1));

        var mail = mailbox.only();
        assertThat(mail.getSubject()).isEqualTo("You have a place: Spring meeting, Tuesday 16 March 2027");
        assertThat(mail.getFrom()[0]).hasToString("Schools IT Network <staffroom@localhost.localdomain>");
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getAllRecipients()[0]).hasToString(jo.email());
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("List-Unsubscribe")).isNull();
        assertThat(mail.getMessageID()).matches("<[0-9a-f-]{36}@localhost\\.localdomain>");
        assertThat(((MimeMultipart) mail.getContent()).getContentType()).startsWith("multipart/alternative");
        for (var form : List.of(text(mail), html(mail))) {
            assertThat(form)
                    .contains("Tuesday 16 March 2027", "9.30am to 3pm", "1 High Street, Bristol, BS1 4XX", "South West")
                    .contains("/meetings/spring-meeting", "/answers/", LINK);
        }
        assertThat(text(mail)).contains("Hello Jo O'Blake,\n\nWe look forward");

        assertThat(calendar(mail).getContentType())
                .containsIgnoringWhitespaces("text/calendar")
                .contains("method=REQUEST");
        var entry = entry(mail, "REQUEST");
        assertThat(entry.getUid().getValue()).isEqualTo(meeting.toString());
        assertThat(entry.getStatus().getValue()).isEqualTo("CONFIRMED");
        assertThat(entry.getDateStart().getValue().toInstant()).isEqualTo(Instant.parse("2027-03-16T09:30:00Z"));
        assertThat(entry.getOrganizer().getEmail()).isEqualTo("staffroom@localhost.localdomain");
        assertThat(entry.getAttendees()).hasSize(1);
        assertThat(entry.getAttendees().get(0).getEmail()).isEqualTo(jo.email());
        assertThat(entry.getAttendees().get(0).getParticipationStatus()).isEqualTo(ParticipationStatus.ACCEPTED);
        assertThat(entry.getAttendees().get(0).getRsvp()).isFalse();
        assertThat(entry.getDescription().getValue()).contains("Vendor talk: Penetration testing", LINK);
    }

    @Test
    void theCaseSomebodyMakesForAMeetingToPassOn() throws Exception {
        given.agendaItem(meeting, 30, 30, "VENDOR_TALK", given.talk("Penetration testing", "VENDOR"));
        jdbc.sql("""
                        insert into meeting_case (person_id, meeting_id, version, benefit, cost, cover, changed_at)
                        values (?, ?, 3, 'We move to the cloud.', 'The train.', 'Priya <b>minds</b> the desk.', now())
                        """).params(jo.id().value(), meeting.value()).update();
        happenings.happened(new CaseMailed(jo.id(), meeting, 3));
        happenings.happened(new CaseMailed(jo.id(), meeting, 3));

        var mail = mailbox.only();
        assertThat(mail.getSubject()).isEqualTo("Your case for Spring meeting, Tuesday 16 March 2027");
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getAllRecipients()[0]).hasToString(jo.email());
        assertThat(text(mail))
                .contains(
                        "We move to the cloud.", "The train.", "VENDOR_TALK (Vendor talk)", "/meetings/spring-meeting");
        assertThat(html(mail)).contains("Priya &lt;b&gt;minds&lt;/b&gt; the desk.");
        assertThat(calendar(mail)).isNull();
        assertThat(raw(List.of(mail))).doesNotContain("secret-room");
    }

    @Test
    void theWaitingListWithTheNumberAndWithoutLinkOrEntry() throws Exception {
        happenings.waiting(meeting, given.member("Ann First").id(), 4);
        happenings.waiting(meeting, jo.id(), 9);
        happenings.happened(new WaitingJoined(meeting, jo.id(), 1));
        var mail = mailbox.only();
        assertThat(mail.getSubject()).startsWith("Waiting list: Spring meeting");
        assertThat(text(mail)).contains("You are number 2 on the waiting list").doesNotContain(LINK);
        assertThat(html(mail)).doesNotContain(LINK);
        assertThat(calendar(mail)).isNull();
        assertThat(raw(List.of(mail))).doesNotContain("secret-room");
    }

    @Test
    void movingUpAndGivingBackAndTakingAgainWithARisingSequence() throws Exception {
        given.confirmed(meeting, jo.id());
        sequence(0);
        happenings.happened(new PlaceTaken(meeting, jo.id(), 1));
        sequence(1);
        jdbc.sql("update registration set status = 'CANCELLED'").update();
        happenings.happened(new PlaceGivenBack(meeting, jo.id(), 1, true));
        sequence(2);
        jdbc.sql("update registration set status = 'CONFIRMED', round = 2").update();
        happenings.happened(new MovedUp(meeting, jo.id(), 2));
        var mails = mailbox.sent();
        assertThat(mails).hasSize(3);
        assertThat(entry(mails.get(0), "REQUEST").getSequence().getValue()).isZero();
        var back = entry(mails.get(1), "CANCEL");
        assertThat(back.getSequence().getValue()).isEqualTo(1);
        assertThat(back.getStatus().getValue()).isEqualTo("CANCELLED");
        assertThat(mails.get(1).getSubject()).startsWith("You are not coming: Spring meeting");
        var again = entry(mails.get(2), "REQUEST");
        assertThat(again.getSequence().getValue()).isEqualTo(2);
        assertThat(again.getUid().getValue()).isEqualTo(back.getUid().getValue());
        assertThat(mails.get(2).getSubject()).startsWith("A place came free");
        assertThat(raw(mails).split("secret-room", -1).length - 1)
                .as("not in the mail about the place given back")
                .isEven();
    }

    @Test
    void leavingTheWaitingListWithoutAnEntry() throws Exception {
        given.confirmed(meeting, jo.id());
        jdbc.sql("update registration set status = 'CANCELLED'").update();
        happenings.happened(new PlaceGivenBack(meeting, jo.id(), 1, false));
        var mail = mailbox.only();
        assertThat(text(mail)).contains("You have left the waiting list for Spring meeting.");
        assertThat(calendar(mail)).isNull();
    }

    private static String raw(List<MimeMessage> mails) throws Exception {
        var raw = new StringBuilder();
        for (var mail : mails) {
            raw.append(text(mail)).append(html(mail));
        }
        return raw.toString();
    }
}
