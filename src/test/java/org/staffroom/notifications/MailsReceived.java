package org.staffroom.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.staffroom.notifications.Happenings.calendar;
import static org.staffroom.notifications.Happenings.read;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.BeforeEach;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;

/** A meeting that some attend from afar, somebody, and what other readers read in the calendar objects of mails. */
abstract class MailsReceived extends WithMails {

    static final String LINK = "https://meet.example/secret-room";

    MeetingId meeting;
    CurrentPerson jo;

    @BeforeEach
    void aMeeting() {
        meeting = given.meeting(region, "Spring meeting", START, 30);
        set("format = 'HYBRID', joining_link = '" + LINK + "'");
        jo = given.member("Jo O'Blake");
    }

    void set(String what) {
        jdbc.sql("update meeting set " + what + " where id = ?")
                .param(meeting.value())
                .update();
    }

    void sequence(int number) {
        jdbc.sql("update registration set calendar_sequence = ?").param(number).update();
    }

    static VEvent entry(MimeMessage mail, String method) throws Exception {
        var calendar = Biweekly.parse(read(calendar(mail))).first();
        assertThat(calendar.getMethod().getValue()).isEqualTo(method);
        assertThat(calendar.getEvents()).hasSize(1);
        return calendar.getEvents().get(0);
    }
}
