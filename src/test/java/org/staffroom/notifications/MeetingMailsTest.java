package org.staffroom.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.staffroom.notifications.Happenings.calendar;
import static org.staffroom.notifications.Happenings.text;
import static org.staffroom.notifications.Mailbox.oneTo;
import static org.staffroom.notifications.Mailbox.recipient;
import static org.staffroom.notifications.Mailbox.recipients;
import static org.staffroom.notifications.Mailbox.to;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.staffroom.changes.MeetingChanged;
import org.staffroom.changes.MeetingPostponed;
import org.staffroom.meetings.MeetingCancelled;
import org.staffroom.places.PlaceTaken;

/** What happens to a meeting as the mail that comes of it, to everybody whom it concerns. */
class MeetingMailsTest extends MailsReceived {

    @Test
    void aMeetingCancelledToEverybodyWhoMeantToCome() throws Exception {
        var waiting = given.member("Wendy Waiting");
        var speaker = given.member("Sam Speaker");
        var both = given.member("Bo Both");
        given.member("Nobody Else");
        given.confirmed(meeting, jo.id());
        given.confirmed(meeting, both.id());
        happenings.waiting(meeting, waiting.id(), 1);
        var talk = given.talk("A talk of theirs", "MEMBER", speaker.id(), both.id(), given.guest("Without Address"));
        given.agendaItem(meeting, 0, 30, "MEMBER_TALK", talk);
        set("status = 'CANCELLED', cancelled_at = now(), cancelled_reason = 'Snow and ice.'");
        happenings.happened(new MeetingCancelled(meeting, "Snow and ice."));

        var mails = mailbox.sent();
        assertThat(recipients(mails))
                .containsExactlyInAnyOrder(jo.email(), both.email(), waiting.email(), speaker.email());
        for (var mail : mails) {
            assertThat(mail.getSubject()).isEqualTo("Cancelled: Spring meeting, Tuesday 16 March 2027");
            assertThat(text(mail)).contains("Snow and ice.").doesNotContain(LINK);
            var confirmed = List.of(jo.email(), both.email()).contains(recipient(mail));
            assertThat(calendar(mail) != null).isEqualTo(confirmed);
            if (confirmed) {
                assertThat(entry(mail, "CANCEL").getStatus().getValue()).isEqualTo("CANCELLED");
            }
        }
    }

    @Test
    void aMeetingChangedWithTheEntryAsItIsNow() throws Exception {
        var waiting = given.member("Wendy Waiting");
        given.confirmed(meeting, jo.id());
        happenings.waiting(meeting, waiting.id(), 1);
        happenings.happened(new PlaceTaken(meeting, jo.id(), 1));
        set("sequence = 1, starts_at = timestamptz '2027-03-16T10:00:00Z'");
        happenings.happened(new MeetingChanged(meeting, given.notice(meeting)));
        var mails = mailbox.sent();
        assertThat(recipients(mails)).containsExactlyInAnyOrder(jo.email(), jo.email(), waiting.email());
        var before = entry(mails.get(0), "REQUEST").getSequence().getValue();
        var changed = to(jo.email(), mails).get(1);
        var entry = entry(changed, "REQUEST");
        assertThat(entry.getSequence().getValue()).isGreaterThan(before);
        assertThat(entry.getDateStart().getValue().toInstant()).isEqualTo(Instant.parse("2027-03-16T10:00:00Z"));
        assertThat(text(changed)).contains("10am to 3pm");
        var toWaiting = oneTo(waiting.email(), mails);
        assertThat(calendar(toWaiting)).isNull();
        assertThat(text(toWaiting)).contains("waiting list").doesNotContain(LINK);
    }

    @Test
    void beforeAfterAndWhyToEverybodyWhomItConcerns() throws Exception {
        var waiting = given.member("Wendy Waiting");
        var former = given.member("Frank Former");
        given.confirmed(meeting, jo.id());
        happenings.waiting(meeting, waiting.id(), 1);
        var mill = given.venue("The Mill", region);
        given.contact(mill, "porter@mill.example");
        var notice = given.notice(meeting);
        jdbc.sql("""
                        update change_notice set reason = 'The M5 is closed.', former_venue_id = ?, former_people = array[cast(? as uuid)],
                            differences = '[{"what": "HOURS", "about": "", "before": "9.30am to 3pm", "after": "10am to 3pm"}]'
                        where id = ?
                        """).params(mill.value(), former.id().value(), notice.value()).update();
        happenings.happened(new MeetingChanged(meeting, notice));

        var mails = mailbox.sent();
        assertThat(recipients(mails))
                .containsExactlyInAnyOrder(jo.email(), waiting.email(), former.email(), "porter@mill.example");
        for (var mail : mails) {
            assertThat(text(mail)).contains("9.30am to 3pm", "10am to 3pm", "The M5 is closed.");
            var confirmed = recipient(mail).equals(jo.email());
            assertThat(calendar(mail) != null).isEqualTo(confirmed);
            assertThat(text(mail).contains(LINK)).isEqualTo(confirmed);
        }
    }

    @Test
    void aPostponedMeetingLeavesTheCalendarsAndComesBackOnItsNewDay() throws Exception {
        given.confirmed(meeting, jo.id());
        given.contact(
                new org.staffroom.venues.VenueId(jdbc.sql("select venue_id from meeting where id = ?")
                        .param(meeting.value())
                        .query(java.util.UUID.class)
                        .single()),
                "porter@castle.example");
        happenings.happened(new PlaceTaken(meeting, jo.id(), 1));
        set("status = 'POSTPONED', postponed_at = now()");
        happenings.happened(new MeetingPostponed(meeting, given.notice(meeting)));
        happenings.happened(new MeetingChanged(meeting, given.notice(meeting)));

        var mails = mailbox.sent();
        var taken = entry(mails.get(0), "REQUEST");
        var toJo = to(jo.email(), mails).stream().skip(1).toList();
        assertThat(toJo).hasSize(2);
        assertThat(toJo.get(0).getSubject()).isEqualTo("Postponed: Spring meeting");
        for (var mail : toJo) {
            var off = entry(mail, "CANCEL");
            assertThat(off.getUid().getValue()).isEqualTo(taken.getUid().getValue());
            assertThat(off.getSequence().getValue())
                    .isGreaterThan(taken.getSequence().getValue());
        }
        assertThat(recipients(mails)).contains("porter@castle.example");
    }

    @Test
    void nothingAboutAMeetingThatIsOver() {
        given.confirmed(meeting, jo.id());
        set("starts_at = timestamptz '2027-01-16T10:00:00Z', ends_at = timestamptz '2027-01-16T15:00:00Z'");
        happenings.happened(new MeetingChanged(meeting, given.notice(meeting)));
        assertThat(mailbox.sent()).isEmpty();
    }
}
