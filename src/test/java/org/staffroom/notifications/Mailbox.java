package org.staffroom.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** A real mail server of the test's own, and no worker but the test: what is due is sent when it asks what came. */
final class Mailbox implements BeforeEachCallback, AfterEachCallback {

    private final GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    private final List<MimeMessage> all = new ArrayList<>();
    private ApplicationContext beans;

    @Override
    public void beforeEach(ExtensionContext test) {
        beans = SpringExtension.getApplicationContext(test);
        beans.getBean(DeliveryWorker.class).stop();
        server.start();
    }

    /** What was not sent is nothing for the worker of the application. */
    @Override
    public void afterEach(ExtensionContext test) {
        server.stop();
        beans.getBean(JdbcClient.class).sql("delete from delivery").update();
        beans.getBean(DeliveryWorker.class).start();
    }

    /** Sends all that is due now. Returns what came since it was last asked. */
    List<MimeMessage> sent() {
        new Happenings(beans).sendAll(server.getSmtp().getPort());
        var mails = List.of(server.getReceivedMessages());
        try {
            server.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
        all.addAll(mails);
        return mails;
    }

    /** As {@link #sent}, after all that came before. */
    List<MimeMessage> all() {
        sent();
        return List.copyOf(all);
    }

    /** As if nothing had come until now. */
    void forget() {
        all();
        all.clear();
    }

    /** The one mail that came since it was last asked. */
    MimeMessage only() {
        return one("any mail", sent());
    }

    /** The one mail of all to an address whose subject begins so. */
    MimeMessage to(String email, String subject) {
        return one(
                subject + " to " + email,
                to(email, all()).stream()
                        .filter(mail -> subject(mail).startsWith(subject))
                        .toList());
    }

    /** The one mail among these to an address. */
    static MimeMessage oneTo(String email, List<MimeMessage> mails) {
        return one("mail to " + email, to(email, mails));
    }

    /** Those among these to an address. */
    static List<MimeMessage> to(String email, List<MimeMessage> mails) {
        return mails.stream().filter(mail -> recipient(mail).equals(email)).toList();
    }

    /** To whom these went, one for each. */
    static List<String> recipients(List<MimeMessage> mails) {
        return mails.stream().map(Mailbox::recipient).toList();
    }

    static String recipient(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MimeMessage one(String what, List<MimeMessage> mails) {
        assertThat(mails).as(what).hasSize(1);
        return mails.get(0);
    }
}
