package org.staffroom.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.TravellingClock;
import org.staffroom.support.Given;
import org.staffroom.support.SignInMails;

/** A journey on which people read their mails: these are sent when somebody looks for one, to a server of the test's own. */
abstract class MailJourney {

    private static final Pattern ANSWER = Pattern.compile("https?://[^/\\s]+(/answers/[\\w-]+)");

    @RegisterExtension
    static final GreenMailExtension SERVER = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort());

    @Autowired
    ApplicationContext context;

    @Autowired
    Given given;

    @Autowired
    SignInMails mails;

    @Autowired
    TravellingClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DeliveryWorker ownWorker;

    Happenings happenings;

    @BeforeEach
    void mailsGoToTheServer() {
        ownWorker.stop();
        happenings = new Happenings(context);
    }

    @AfterEach
    void startAgain() {
        ownWorker.start();
    }

    /** The newest mail to somebody, but for those to sign in. */
    MimeMessage to(CurrentPerson person) throws MessagingException {
        return to(person.email());
    }

    MimeMessage to(String email) throws MessagingException {
        var all = allTo(email);
        assertThat(all).as("mails to " + email).isNotEmpty();
        return all.get(all.size() - 1);
    }

    /** All mails to an address, but for those to sign in. */
    List<MimeMessage> allTo(String email) throws MessagingException {
        happenings.sendAll(SERVER.getSmtp().getPort());
        return Arrays.stream(SERVER.getReceivedMessages())
                .filter(mail -> isTo(mail, email))
                .toList();
    }

    private static boolean isTo(MimeMessage mail, String email) {
        try {
            return mail.getAllRecipients()[0].toString().equals(email)
                    && !mail.getSubject().startsWith("Sign in");
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where a mail asks for an answer. */
    static String answer(MimeMessage mail) throws Exception {
        var found = ANSWER.matcher(Happenings.text(mail));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
