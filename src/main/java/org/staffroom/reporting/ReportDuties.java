package org.staffroom.reporting;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.reporting.ReportQueries.Writer;
import org.staffroom.shared.Audit;
import org.staffroom.shared.Refused;
import org.staffroom.writeups.WriteUpAuthors;
import org.staffroom.writeups.WriteUpId;
import org.staffroom.writeups.WriteUps;

/**
 * Who writes the report of a meeting. Whoever is to is reminded once, after a week; after two the other ambassadors are
 * asked, once, and one press takes it on.
 */
@Service
public class ReportDuties {

    static final Duration REMINDED_AFTER = Duration.ofDays(7);
    static final Duration OFFERED_AFTER = Duration.ofDays(14);

    /** What has been left for longer than this nobody needs to hear of now. */
    private static final Duration TOO_LATE = Duration.ofDays(42);

    private final ReportQueries queries;
    private final WriteUps writeUps;
    private final WriteUpAuthors authors;
    private final MeetingAccess meetings;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;

    ReportDuties(
            ReportQueries queries,
            WriteUps writeUps,
            WriteUpAuthors authors,
            MeetingAccess meetings,
            JdbcClient jdbc,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.queries = queries;
        this.writeUps = writeUps;
        this.authors = authors;
        this.meetings = meetings;
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * By an organiser: writes it from now on. A draft that somebody began is gone on with, and both stand on it.
     *
     * @return the draft
     * @throws Refused when it is published by now, or somebody else was quicker
     */
    public WriteUpId takeOn(CurrentPerson me, MeetingId meeting) {
        meetings.requireOrganiser(me, meeting);
        return transaction.execute(status -> {
            jdbc.sql("insert into report_duty (meeting_id) values (?) on conflict do nothing")
                    .param(meeting.value())
                    .update();
            var taken = jdbc.sql("select person_id from report_duty where meeting_id = ? for update")
                    .param(meeting.value())
                    .query((row, number) -> row.getObject("person_id", UUID.class))
                    .list()
                    .get(0);
            if (queries.isWritten(meeting)) {
                throw new Refused("reporting.refused.written");
            }
            if (taken != null && !taken.equals(me.id().value()) && queries.isOrganiser(meeting, new PersonId(taken))) {
                throw new Refused("reporting.refused.taken", queries.name(new PersonId(taken)));
            }
            jdbc.sql("update report_duty set person_id = ?, taken_at = ? where meeting_id = ?")
                    .params(me.id().value(), Timestamp.from(clock.instant()), meeting.value())
                    .update();
            audit.record(me.id().value(), "report taken on", "meeting", meeting.value());
            var begun = queries.begun(meeting);
            if (begun == null) {
                return writeUps.startReport(me, meeting);
            }
            if (!begun.author().equals(me.id())) {
                authors.add(me, begun.writeUp(), me.id());
            }
            return begun.writeUp();
        });
    }

    /** Reminds and offers what is due. @return how many meetings */
    public int remindDue() {
        var now = clock.instant();
        var done = 0;
        for (var meeting : queries.overdue("nudged_at", now.minus(REMINDED_AFTER), now.minus(OFFERED_AFTER))) {
            done += once(meeting, "nudged_at", writers -> {
                if (!writers.isEmpty()) {
                    events.publishEvent(new ReportOverdue(meeting, ids(writers)));
                }
            });
        }
        for (var meeting : queries.overdue("offered_at", now.minus(OFFERED_AFTER), now.minus(TOO_LATE))) {
            done += once(meeting, "offered_at", writers -> {
                var others = queries.others(meeting, ids(writers));
                if (!others.isEmpty()) {
                    events.publishEvent(new ReportOffered(
                            meeting, others, writers.stream().map(Writer::name).collect(Collectors.joining(", "))));
                }
            });
        }
        return done;
    }

    /** Whoever is first writes it down, and nobody does it again. */
    private int once(MeetingId meeting, String column, Consumer<List<Writer>> work) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
                    var first = jdbc.sql("""
                                    insert into report_duty (meeting_id, %1$s) values (:meeting, :now)
                                    on conflict (meeting_id) do update set %1$s = excluded.%1$s
                                        where report_duty.%1$s is null
                                    """.formatted(column))
                                    .param("meeting", meeting.value())
                                    .param("now", Timestamp.from(clock.instant()))
                                    .update()
                            == 1;
                    if (first) {
                        work.accept(queries.writers(meeting));
                    }
                    return first;
                }))
                ? 1
                : 0;
    }

    private static List<PersonId> ids(List<Writer> writers) {
        return writers.stream().map(Writer::person).toList();
    }
}
