package org.staffroom.shared;

import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who did what to which thing: append-only rows, ids alone, no personal text. Part of the command's transaction. */
@Component
public class Audit {

    private final JdbcClient jdbc;
    private final Clock clock;

    Audit(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param actor the acting person's id; null for the system itself
     * @param action what was done, as a verb in the past: "published"
     * @param subject the kind of thing, as its table is called: "meeting"
     */
    public void record(@Nullable UUID actor, String action, String subject, UUID subjectId) {
        jdbc.sql(
                        "insert into audit (at, actor_id, action, subject, subject_id) values (:at, :actor, :action, :subject, :id)")
                .param("at", java.sql.Timestamp.from(clock.instant()))
                .param("actor", actor)
                .param("action", action)
                .param("subject", subject)
                .param("id", subjectId)
                .update();
    }
}
