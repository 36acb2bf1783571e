package org.staffroom.surveys;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.shared.Secret;

/** Whether a token can still be used; asked by whoever is about to mail it, and written down nowhere. */
@Component
public class FeedbackTokens {

    private final JdbcClient jdbc;
    private final Secret secrets;
    private final Clock clock;

    FeedbackTokens(JdbcClient jdbc, Secret secrets, Clock clock) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** False when it was used, and when the meeting takes no more answers. */
    public boolean isOpen(String token) {
        return jdbc.sql("""
                        select exists (select 1 from feedback_token t join feedback f on f.meeting_id = t.meeting_id
                            where t.hash = :hash and not f.closed and f.closes_at > :now)
                        """)
                .param("hash", Feedback.hash(secrets, token))
                .param("now", Timestamp.from(clock.instant()))
                .query(Boolean.class)
                .single();
    }
}
