package org.staffroom.revisions;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.writeups.WriteUpText;
import org.staffroom.writeups.WriteUpWritten;

/**
 * Keeps what was written, within the command that wrote it. Saves of one person soon after each other are one version, as
 * long as it was never published: what everybody could read is kept for itself.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class RevisionRecorder {

    private static final Duration SOON = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final Clock clock;

    RevisionRecorder(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The write-up is locked: numbers have no gaps, and none is taken twice. */
    @EventListener
    void on(WriteUpWritten event) {
        if (event.how() != WriteUpWritten.How.SAVED || !goesOn(event)) {
            set(
                    jdbc.sql("""
                                    insert into write_up_revision
                                    select :id, coalesce(max(number), 0) + 1, :kind, cast(:restored as int), :by, :now, :now,
                                        :title, :summary, :body, cast(:discussed as text[]), cast(:takeaways as text[]),
                                        cast(:first as date), :url
                                    from write_up_revision where write_up_id = :id
                                    """).param("kind", event.how().name()).param("restored", event.restored(), Types.INTEGER),
                    event);
        }
    }

    /** Whether it is the same sitting, counted from its first save. */
    private boolean goesOn(WriteUpWritten event) {
        return set(jdbc.sql("""
                                        update write_up_revision r set written_at = :now, title = :title, summary = :summary,
                                            body = :body, discussed = cast(:discussed as text[]),
                                            takeaways = cast(:takeaways as text[]), first_published_on = cast(:first as date),
                                            canonical_url = :url
                                        where r.write_up_id = :id and r.kind = 'SAVED' and r.written_by = :by
                                          and r.began_at > :soon and not exists (
                                            select 1 from write_up w where w.id = :id and w.published_at is not null)
                                          and r.number = (select max(number) from write_up_revision where write_up_id = :id)
                                        """).param("soon", Timestamp.from(clock.instant().minus(SOON))), event) == 1;
    }

    private int set(JdbcClient.StatementSpec statement, WriteUpWritten event) {
        WriteUpText text = event.text();
        return statement
                .param("id", event.writeUp().value())
                .param("by", event.by().value())
                .param("now", Timestamp.from(clock.instant()))
                .param("title", text.title())
                .param("summary", text.summary())
                .param("body", text.body())
                .param("discussed", array(text.discussed()))
                .param("takeaways", array(text.takeaways()))
                .param("first", text.firstPublishedOn())
                .param("url", text.canonicalUrl())
                .update();
    }

    private static String[] array(List<String> lines) {
        return lines.toArray(String[]::new);
    }
}
