package org.staffroom.calendars;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Network;
import org.staffroom.shared.Secret;

/**
 * The secret address of a person's own calendar, one at a time. It is known to its owner alone: only a hash is kept, so
 * that it can be replaced and not shown again.
 */
@Service
@Transactional
public class CalendarFeeds {

    private static final String PURPOSE = "calendar feed";

    private final JdbcClient jdbc;
    private final Secret secret;
    private final Network network;
    private final Clock clock;

    CalendarFeeds(JdbcClient jdbc, Secret secret, Network network, Clock clock) {
        this.jdbc = jdbc;
        this.secret = secret;
        this.network = network;
        this.clock = clock;
    }

    /** A new address; the one before is none from now on. */
    public String open(PersonId person) {
        var token = Secret.token();
        jdbc.sql("""
                        insert into calendar_feed (person_id, token_hash, created_at) values (:person, :hash, :now)
                        on conflict (person_id) do update set token_hash = :hash, created_at = :now
                        """)
                .param("person", person.value())
                .param("hash", secret.hash(PURPOSE, token))
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return network.url("/calendars/" + token + ".ics");
    }

    public void close(PersonId person) {
        jdbc.sql("delete from calendar_feed where person_id = ?")
                .param(person.value())
                .update();
    }

    /** Since when the person has the address; empty without one. */
    public Optional<Instant> since(PersonId person) {
        return jdbc.sql("select created_at from calendar_feed where person_id = ?")
                .param(person.value())
                .query((row, number) -> row.getTimestamp("created_at").toInstant())
                .optional();
    }

    /** Whose it is; empty for an address that is none, or none any more. */
    Optional<PersonId> owner(String token) {
        return jdbc.sql("""
                        select p.id from calendar_feed f join person p on p.id = f.person_id
                        where f.token_hash = ? and p.status = 'ACTIVE'
                        """)
                .param(secret.hash(PURPOSE, token))
                .query(UUID.class)
                .optional()
                .map(PersonId::new);
    }
}
