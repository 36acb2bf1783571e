package org.staffroom.shared;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How often something may be done, counted in the database, whichever instance is asked. Ask it before the command and
 * outside its transaction, so that an attempt that is refused counts too.
 */
@Component
public class Limiter {

    /** The longest time that anything is counted over. */
    public static final Duration LONGEST = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Secret secret;
    private final Clock clock;

    Limiter(JdbcClient jdbc, Secret secret, Clock clock) {
        this.jdbc = jdbc;
        this.secret = secret;
        this.clock = clock;
    }

    /**
     * Counts one more, unless there were too many.
     *
     * @param purpose what is done: counted apart from other things
     * @param key by whom, or to whom: kept as a keyed hash
     * @param within at most {@link #LONGEST}
     * @return whether it may be done
     */
    @Transactional
    public boolean allows(String purpose, String key, int most, Duration within) {
        var hash = secret.hash("limit:" + purpose, key);
        var now = clock.instant();
        // One after the other, so that many at once are not all the last one.
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(encode(:key, 'hex'), 0))")
                .param("key", hash)
                .query((row, number) -> number)
                .single();
        return jdbc.sql("""
                        insert into limiter_hit (key_hash, at) select :key, :now
                        where (select count(*) from limiter_hit where key_hash = :key and at > :since) < :most
                        """)
                        .param("key", hash)
                        .param("now", Timestamp.from(now))
                        .param("since", Timestamp.from(now.minus(within)))
                        .param("most", most)
                        .update()
                == 1;
    }

    /** Forgets what no limit counts any more; answers with how many. */
    @Transactional
    int purge() {
        return jdbc.sql("delete from limiter_hit where at < ?")
                .param(Timestamp.from(clock.instant().minus(LONGEST)))
                .update();
    }
}
