package org.staffroom.writeups;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Audit;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;

/**
 * Write-ups that are published by themselves at an hour. Each is published once, however many ask; what then lacks something
 * waits, and who wanted it is told.
 */
@Service
public class ScheduledPublications {

    private static final Logger log = LoggerFactory.getLogger(ScheduledPublications.class);

    private final WriteUps writeUps;
    private final WriteUpRepository repository;
    private final WriteUpAccess access;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;

    ScheduledPublications(
            WriteUps writeUps,
            WriteUpRepository repository,
            WriteUpAccess access,
            JdbcClient jdbc,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.writeUps = writeUps;
        this.repository = repository;
        this.access = access;
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** By an organiser; in place of an earlier hour. */
    public void plan(CurrentPerson me, WriteUpId id, Instant at) {
        access.requireOrganiser(me, id);
        transaction.executeWithoutResult(status -> {
            repository.locked(id).plan(at, me.id(), clock.instant());
            repository.flush();
            audit.record(me.id().value(), "planned", "write_up", id.value());
        });
    }

    /** By an organiser: it waits again until somebody publishes it. */
    public void unplan(CurrentPerson me, WriteUpId id) {
        access.requireOrganiser(me, id);
        transaction.executeWithoutResult(status -> {
            repository.locked(id).unplan();
            repository.flush();
            audit.record(me.id().value(), "unplanned", "write_up", id.value());
        });
    }

    /** Publishes what is due. @return how many became public */
    public int publishDue() {
        var published = 0;
        for (var id : jdbc.sql("select id from write_up where publish_at <= ? order by publish_at, id")
                .param(Timestamp.from(clock.instant()))
                .query(UUID.class)
                .list()) {
            try {
                published += publish(new WriteUpId(id)) ? 1 : 0;
            } catch (RuntimeException e) {
                // One that cannot be worked on now does not keep the others; it is due again in a minute.
                log.warn("A write-up could not be published at its hour: {}", id, e);
            }
        }
        return published;
    }

    private boolean publish(WriteUpId id) {
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> {
                var writeUp = repository.locked(id);
                if (!writeUp.isDue(clock.instant())) {
                    return false;
                }
                writeUps.publish(organiser(Objects.requireNonNull(writeUp.publishBy())), id);
                return true;
            }));
        } catch (Refused refused) {
            failed(id, refused);
        } catch (NotFound noOrganiserAnyMore) {
            failed(id, new Refused("writeups.refused.organises-no-more"));
        }
        return false;
    }

    private void failed(WriteUpId id, Refused why) {
        transaction.executeWithoutResult(status -> {
            var writeUp = repository.locked(id);
            var by = writeUp.publishBy();
            var at = writeUp.publishAt();
            if (by != null && at != null && writeUp.isDue(clock.instant())) {
                writeUp.unplan();
                repository.flush();
                events.publishEvent(new PublicationFailed(id, by, at, why));
            }
        });
    }

    /** As they are today: whether they still organise it is asked again. */
    private CurrentPerson organiser(PersonId person) {
        return jdbc.sql(
                        "select name, coalesce(email, '') as email, admin from person where id = ? and status = 'ACTIVE'")
                .param(person.value())
                .query((row, number) -> new CurrentPerson(
                        person, row.getString("name"), row.getString("email"), row.getBoolean("admin"), true))
                .optional()
                .orElseThrow(NotFound::new);
    }

    /** Every minute. */
    @Configuration(proxyBeanMethods = false)
    static class Job {

        @Bean
        RecurringTask<Void> publishPlannedWriteUps(ScheduledPublications publications) {
            return Tasks.recurring("publish-planned-write-ups", FixedDelay.of(Duration.ofMinutes(1)))
                    .execute((task, context) -> publications.publishDue());
        }
    }
}
