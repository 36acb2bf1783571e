package org.staffroom.notifications;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Ids;
import org.staffroom.shared.Rush;

/** What tests of mails share: something happens, a worker of one's own sends what comes of it, the parts are read back. */
final class Happenings {

    private final ApplicationContext beans;

    Happenings(ApplicationContext beans) {
        this.beans = beans;
    }

    void happened(Object event) {
        var events = (ApplicationEventPublisher) beans;
        beans.getBean(TransactionTemplate.class).executeWithoutResult(transaction -> events.publishEvent(event));
    }

    /** A worker that is not started: the test says when it works. */
    DeliveryWorker worker(@Nullable JavaMailSender sender) {
        return new DeliveryWorker(
                beans.getBean(DeliveryQueue.class),
                beans.getBean(Reminders.class),
                beans.getBean(LetterWriter.class),
                beans.getBean(Post.class),
                sender,
                beans.getBean(MeterRegistry.class),
                new Rush());
    }

    static JavaMailSender sender(int port) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        var properties = new Properties();
        properties.put("mail.smtp.timeout", "2000");
        properties.put("mail.smtp.connectiontimeout", "2000");
        sender.setJavaMailProperties(properties);
        return sender;
    }

    /** As the job of that name does every minute; here and now. */
    void passPlaceDeadlines() {
        beans.getBean("passPlaceDeadlines", RecurringTask.class)
                .execute(new TaskInstance<>("pass-place-deadlines", "test"), null);
    }

    /** Sends until nothing is due. */
    void sendAll(int port) {
        var worker = worker(sender(port));
        while (worker.sendNext()) {
            // the next one
        }
    }

    void waiting(MeetingId meeting, PersonId person, int number) {
        beans.getBean(JdbcClient.class)
                .sql("""
                        insert into registration (id, meeting_id, person_id, mode, status, waiting_number, booked_by,
                            registered_at, changed_at)
                        values (?, ?, ?, 'ROOM', 'WAITING', ?, ?, now(), now())
                        """)
                .params(Ids.next(), meeting.value(), person.value(), number, person.value())
                .update();
    }

    static String text(MimeMessage message) throws Exception {
        return read(part(message, "text/plain"));
    }

    static String html(MimeMessage message) throws Exception {
        return read(part(message, "text/html"));
    }

    static @Nullable BodyPart calendar(MimeMessage message) throws Exception {
        return part(message, "text/calendar");
    }

    private static @Nullable BodyPart part(MimeMessage message, String type) throws Exception {
        var parts = (Multipart) message.getContent();
        for (var i = 0; i < parts.getCount(); i++) {
            if (parts.getBodyPart(i).isMimeType(type)) {
                return parts.getBodyPart(i);
            }
        }
        return null;
    }

    static String read(@Nullable BodyPart part) throws Exception {
        if (part == null) {
            throw new AssertionError("no such part");
        }
        return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
