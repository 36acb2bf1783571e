package org.staffroom.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.staffroom.people.CurrentPerson;
import org.staffroom.support.Journey;

/** A journey in browsers on which people read their mails: these are sent when somebody looks for one. */
abstract class MailJourney extends Journey {

    private static final Pattern ANSWER = Pattern.compile("https?://[^/\\s]+(/answers/[\\w-]+)");

    @RegisterExtension
    final Mailbox mailbox = new Mailbox();

    @Autowired
    ApplicationContext context;

    /** The newest mail to somebody, but for those to sign in. */
    MimeMessage to(CurrentPerson person) {
        return to(person.email());
    }

    MimeMessage to(String email) {
        var all = allTo(email);
        assertThat(all).as("mails to " + email).isNotEmpty();
        return all.get(all.size() - 1);
    }

    /** All mails to an address, but for those to sign in. */
    List<MimeMessage> allTo(String email) {
        return Mailbox.to(email, mailbox.all()).stream()
                .filter(mail -> !Mailbox.subject(mail).startsWith("Sign in"))
                .toList();
    }

    /** Where a mail asks for an answer. */
    static String answer(MimeMessage mail) throws Exception {
        var found = ANSWER.matcher(Happenings.text(mail));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
