package org.staffroom.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.staffroom.notifications.Happenings.calendar;
import static org.staffroom.notifications.Happenings.read;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionId;
import org.staffroom.support.Given;

/** A real mail server, and what came to it read back by other readers. */
abstract class MailsReceived {

    static final String LINK = "https://meet.example/secret-room";

    @RegisterExtension
    static final GreenMailExtension SERVER = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort());

    @Autowired
    ApplicationContext context;

    @Autowired
    Given given;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DeliveryWorker ownWorker;

    Happenings happenings;
    RegionId region;
    MeetingId meeting;
    CurrentPerson jo;

    @BeforeEach
    void aMeeting() {
        ownWorker.stop();
        happenings = new Happenings(context);
        region = given.region("south-west", "South West");
        meeting = given.meeting(region, "Spring meeting", Instant.parse("2027-03-16T09:30:00Z"), 30);
        set("format = 'HYBRID', joining_link = '" + LINK + "'");
        jo = given.member("Jo O'Blake");
    }

    @AfterEach
    void startAgain() {
        ownWorker.start();
    }

    void set(String what) {
        jdbc.sql("update meeting set " + what + " where id = ?")
                .param(meeting.value())
                .update();
    }

    void sequence(int number) {
        jdbc.sql("update registration set calendar_sequence = ?").param(number).update();
    }

    List<MimeMessage> sent() {
        happenings.sendAll(SERVER.getSmtp().getPort());
        return Arrays.asList(SERVER.getReceivedMessages());
    }

    MimeMessage only() {
        var mails = sent();
        assertThat(mails).hasSize(1);
        return mails.get(0);
    }

    static MimeMessage to(String email, List<MimeMessage> mails) {
        return mails.stream()
                .filter(mail -> recipients(List.of(mail)).contains(email))
                .findFirst()
                .orElseThrow();
    }

    static List<String> recipients(List<MimeMessage> mails) {
        return mails.stream()
                .map(mail -> {
                    try {
                        return mail.getAllRecipients()[0].toString();
                    } catch (jakarta.mail.MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    static VEvent entry(MimeMessage mail, String method) throws Exception {
        var calendar = Biweekly.parse(read(calendar(mail))).first();
        assertThat(calendar.getMethod().getValue()).isEqualTo(method);
        assertThat(calendar.getEvents()).hasSize(1);
        return calendar.getEvents().get(0);
    }
}
