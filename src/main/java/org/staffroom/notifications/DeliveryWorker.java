package org.staffroom.notifications;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.staffroom.shared.DatabaseAway;
import org.staffroom.shared.Rush;

/**
 * Sends what is in the outbox, outside of every transaction and request. At least once: a message whose sending nobody
 * could write down is sent again, under the same Message-ID. Without a mail server messages are kept for admins to read.
 */
@Component
class DeliveryWorker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DeliveryWorker.class);

    /** So that one message on which the mail server hangs does not hold up all others. */
    private static final int THREADS = 2;

    private static final long PATIENCE_SECONDS = 25;

    /** How long one message waits for those who press for places at this moment. */
    private static final Duration GIVING_WAY = Duration.ofSeconds(5);

    /** A mail server's answer: "550 5.1.1 No such user". */
    private static final Pattern REPLY = Pattern.compile("^\\s*([245]\\d\\d)(?:[ -]|$)");

    private final DeliveryQueue queue;
    private final Reminders reminders;
    private final LetterWriter letters;
    private final Post post;
    private final @Nullable JavaMailSender sender;
    private final MeterRegistry metrics;
    private final Rush rush;
    private final Semaphore bell = new Semaphore(0);
    private volatile boolean running;
    private List<Thread> threads = List.of();

    @Autowired
    DeliveryWorker(
            DeliveryQueue queue,
            Reminders reminders,
            LetterWriter letters,
            Post post,
            ObjectProvider<JavaMailSender> senders,
            MeterRegistry metrics,
            Rush rush) {
        this(queue, reminders, letters, post, senders.getIfAvailable(), metrics, rush);
    }

    /** @param sender null when there is no mail server */
    DeliveryWorker(
            DeliveryQueue queue,
            Reminders reminders,
            LetterWriter letters,
            Post post,
            @Nullable JavaMailSender sender,
            MeterRegistry metrics,
            Rush rush) {
        this.queue = queue;
        this.reminders = reminders;
        this.letters = letters;
        this.post = post;
        this.sender = sender;
        this.metrics = metrics;
        this.rush = rush;
    }

    /** Something was queued and committed here; what others queued is seen within a second. */
    @TransactionalEventListener(fallbackExecution = true)
    void on(DeliveriesQueued event) {
        bell.release();
    }

    @Override
    public synchronized void start() {
        running = true;
        threads = IntStream.rangeClosed(1, THREADS)
                .mapToObj(number -> {
                    var thread = new Thread(this::work, "deliveries-" + number);
                    thread.setDaemon(true);
                    thread.start();
                    return thread;
                })
                .toList();
    }

    /** What is being sent is sent and written down first. */
    @Override
    public synchronized void stop() {
        running = false;
        bell.release(THREADS);
        try {
            for (var thread : threads) {
                thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads = List.of();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void work() {
        while (running) {
            try {
                rush.letPass(GIVING_WAY);
                if (!sendNext()) {
                    pause(1);
                }
            } catch (InterruptedException e) {
                running = false;
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                // The database is away, most likely; the message is still in it.
                log.warn(
                        "The outbox cannot be worked on for now: {}",
                        e.getClass().getSimpleName());
                pause(5);
            }
        }
    }

    private void pause(int seconds) {
        try {
            if (bell.tryAcquire(seconds, TimeUnit.SECONDS) && running) {
                bell.drainPermits();
            }
        } catch (InterruptedException e) {
            running = false;
            Thread.currentThread().interrupt();
        }
    }

    /** Takes the next message that is due and does with it what can be done; false when none is due. */
    boolean sendNext() {
        var claimed = queue.claim();
        claimed.flatMap(this::asItIsNow).ifPresent(this::deliver);
        return claimed.isPresent();
    }

    private Optional<Delivery> asItIsNow(Delivery delivery) {
        if (!delivery.template().isOfTheMoment()) {
            return Optional.of(delivery);
        }
        Optional<Facts> facts;
        try {
            facts = reminders.now(delivery);
        } catch (RuntimeException e) {
            writeDown(delivery, unwritable(delivery, e));
            return Optional.empty();
        }
        if (facts.isEmpty()) {
            queue.dropped(delivery);
            count("dropped");
        }
        return facts.map(now -> queue.refreshed(delivery, now));
    }

    private void deliver(Delivery delivery) {
        if (sender == null) {
            queue.kept(delivery);
            count("kept");
        } else if (queue.isExpired(delivery)) {
            park(delivery, "expired before it could be sent");
        } else {
            writeDown(delivery, send(delivery, sender));
        }
    }

    /** Answers with how it went, to be written down. */
    private Runnable send(Delivery delivery, JavaMailSender through) {
        try {
            var message = through.createMimeMessage();
            post.fill(message, delivery, letters.write(delivery));
            through.send(message);
            return () -> {
                queue.sent(delivery);
                count("sent");
            };
        } catch (AddressException e) {
            return () -> park(delivery, "not an address: " + e.getMessage());
        } catch (MessagingException | MailException e) {
            return () -> refused(delivery, e);
        } catch (RuntimeException e) {
            return unwritable(delivery, e);
        }
    }

    private Runnable unwritable(Delivery delivery, RuntimeException e) {
        if (DatabaseAway.isBehind(e)) {
            return () -> notNow(delivery, "could not be written for now");
        }
        // Without its message, which may hold what the mail says; that stands in the row.
        log.error(
                "Delivery {} cannot be written: {}", delivery.id(), e.getClass().getName());
        return () -> park(delivery, "cannot be written: " + e);
    }

    /** A database that is away for a moment is waited for, as long as the message is ours: or it would be sent twice. */
    private void writeDown(Delivery delivery, Runnable outcome) {
        while (true) {
            try {
                outcome.run();
                return;
            } catch (RuntimeException e) {
                if (!running || !DatabaseAway.isBehind(e) || queue.isLeaseOver(delivery)) {
                    throw e;
                }
                pause(1);
            }
        }
    }

    private void refused(Delivery delivery, Exception problem) {
        var reply = reply(problem);
        if (reply != null && reply.strip().startsWith("5") && !isAboutUs(problem)) {
            park(delivery, reply);
        } else {
            notNow(delivery, reply == null ? String.valueOf(problem.getMessage()) : reply);
        }
    }

    private void notNow(Delivery delivery, String problem) {
        queue.failed(delivery, problem);
        count("failed");
    }

    private void park(Delivery delivery, String problem) {
        queue.parked(delivery, problem);
        count("parked");
        log.warn("Delivery {} is parked", delivery.id());
    }

    /** The mail server refuses our name and password: no fault of the message's. */
    private static boolean isAboutUs(Exception problem) {
        return problem instanceof org.springframework.mail.MailAuthenticationException;
    }

    /** What the mail server answered; null when it did not. The innermost refusal is the recipient's. */
    private static @Nullable String reply(@Nullable Throwable problem) {
        String found = null;
        for (var at = problem; at != null; at = next(at)) {
            if (at.getMessage() != null && REPLY.matcher(at.getMessage()).find()) {
                found = at.getMessage();
            }
        }
        return found;
    }

    private static @Nullable Throwable next(Throwable problem) {
        if (problem instanceof MailSendException several && several.getMessageExceptions().length > 0) {
            return several.getMessageExceptions()[0];
        }
        if (problem instanceof MessagingException chained && chained.getNextException() != null) {
            return chained.getNextException();
        }
        return problem.getCause();
    }

    private void count(String outcome) {
        metrics.counter("staffroom.mails", "outcome", outcome).increment();
    }
}
