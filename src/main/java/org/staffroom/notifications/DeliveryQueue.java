package org.staffroom.notifications;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Network;
import org.staffroom.shared.Patience;
import org.staffroom.shared.Secret;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes deliveries out, one at a time, and writes down how it went. Any number of workers on any number of machines take
 * different ones; what a worker took and never finished is taken again when its lease is over.
 */
@Component
class DeliveryQueue {

    /** Longer than a mail server may keep us waiting in all: see the time-outs in application.yaml. */
    static final Duration LEASE = Duration.ofMinutes(5);

    private static final Duration PATIENCE = Duration.ofDays(5);
    private static final Duration KEY_LASTS = Duration.ofMinutes(10);
    private static final Duration KEPT = Duration.ofDays(90);
    private static final int LONGEST_PROBLEM = 500;

    /** Found by an index, however many wait: each mail to everybody asks for it thousands of times. */
    static final String NEXT = """
            select id from delivery
            where status = 'WAITING' and due_at <= :now and (claimed_until is null or claimed_until <= :now)
            order by template <> 'sign-in', due_at, id
            limit 1
            for update skip locked
            """;

    private static final String COLUMNS =
            "id, template, person_id, email, facts::text as facts, secret, attempts, created_at, claimed_until";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Secret secrets;
    private final Network network;
    private final Clock clock;

    DeliveryQueue(JdbcClient jdbc, JsonMapper json, Secret secrets, Network network, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.secrets = secrets;
        this.network = network;
        this.clock = clock;
    }

    /** The next one that is due, for this worker alone; who signs in goes before everybody else. */
    Optional<Delivery> claim() {
        var now = clock.instant();
        return jdbc.sql("update delivery set claimed_until = :lease, attempts = attempts + 1 where id = (" + NEXT
                        + ") returning " + COLUMNS)
                .param("now", Timestamp.from(now))
                .param("lease", Timestamp.from(now.plus(LEASE).truncatedTo(ChronoUnit.MICROS)))
                .query(this::delivery)
                .optional();
    }

    Optional<Delivery> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from delivery where id = ?")
                .param(id)
                .query(this::delivery)
                .optional();
    }

    private Delivery delivery(ResultSet row, int number) throws SQLException {
        var secret = row.getBytes("secret");
        var person = row.getObject("person_id", UUID.class);
        var lease = row.getTimestamp("claimed_until");
        return new Delivery(
                row.getObject("id", UUID.class),
                Template.of(row.getString("template")),
                person == null ? null : new PersonId(person),
                row.getString("email"),
                json.readValue(row.getString("facts"), Facts.class),
                secret == null ? null : opened(secret),
                row.getInt("attempts"),
                row.getTimestamp("created_at").toInstant(),
                lease == null ? null : lease.toInstant());
    }

    /** Null when it was sealed with another key: what carries it is over then, and nobody waits behind it. */
    private @Nullable LetterSecret opened(byte[] sealed) {
        try {
            return LetterSecret.of(secrets.decrypt(sealed));
        } catch (RuntimeException unreadable) {
            return null;
        }
    }

    void sent(Delivery delivery) {
        finish(delivery, "SENT", null, false);
    }

    /** There is no mail server. In demo mode admins read the secrets too, for nobody else could sign in. */
    void kept(Delivery delivery) {
        finish(delivery, "KEPT", null, network.demo());
    }

    /** What it tells is no longer so: as if it had never been queued. */
    void dropped(Delivery delivery) {
        jdbc.sql("delete from delivery where id = ? and status = 'WAITING' and claimed_until = ?")
                .params(delivery.id(), lease(delivery))
                .update();
    }

    /** Tells what is so at the moment of sending. */
    Delivery refreshed(Delivery delivery, Facts facts) {
        jdbc.sql("update delivery set facts = cast(? as jsonb) where id = ? and claimed_until = ?")
                .params(json.writeValueAsString(facts), delivery.id(), lease(delivery))
                .update();
        return delivery.telling(facts);
    }

    /** Refused for good: shown to admins, not tried again by itself. */
    void parked(Delivery delivery, String problem) {
        finish(delivery, "PARKED", problem, false);
    }

    /** Of whoever was erased nothing is left when the last mail has gone: the server's words may hold the address too. */
    private void finish(Delivery delivery, String status, @Nullable String problem, boolean keepSecret) {
        if (delivery.template().leavesNoTrace()) {
            dropped(delivery);
            return;
        }
        jdbc.sql("""
                        update delivery set status = :status, finished_at = :now, claimed_until = null,
                            secret = case when :keepSecret then secret end,
                            email = case when template = 'erased' then '' else email end,
                            problem = case when template = 'erased' then null else :problem end
                        where id = :id and status = 'WAITING' and claimed_until = :lease
                        """)
                .param("status", status)
                .param("problem", problem == null ? null : shortened(problem), java.sql.Types.VARCHAR)
                .param("now", Timestamp.from(clock.instant()))
                .param("keepSecret", keepSecret)
                .param("id", delivery.id())
                .param("lease", lease(delivery))
                .update();
    }

    /** Not now: again after a pause that doubles, or parked when that has gone on for days. */
    void failed(Delivery delivery, String problem) {
        var now = clock.instant();
        if (now.isAfter(delivery.createdAt().plus(PATIENCE))) {
            parked(delivery, problem);
            return;
        }
        jdbc.sql("""
                        update delivery set due_at = :due, claimed_until = null, problem = :problem
                        where id = :id and status = 'WAITING' and claimed_until = :lease
                        """)
                .param("due", Timestamp.from(now.plus(Patience.after(delivery.attempts()))))
                .param("problem", shortened(problem))
                .param("id", delivery.id())
                .param("lease", lease(delivery))
                .update();
    }

    /** Whether the secret in it can no longer be used. */
    boolean isExpired(Delivery delivery) {
        return delivery.template().carriesKey()
                && (delivery.secret() == null
                        || clock.instant().isAfter(delivery.createdAt().plus(KEY_LASTS)));
    }

    boolean isLeaseOver(Delivery delivery) {
        return delivery.lease() == null || clock.instant().isAfter(delivery.lease());
    }

    /** Tries a parked one again; false when there is no such thing to try. */
    boolean again(UUID id) {
        return jdbc.sql("""
                        update delivery set status = 'WAITING', finished_at = null, due_at = :now, claimed_until = null, attempts = 0
                        where id = :id and status = 'PARKED' and template not in ('sign-in', 'email-confirm', 'erased', 'feedback-asked')
                        """)
                        .param("id", id)
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    /** As {@link #again}, of all parked ones that a filter shows; how many they are. */
    int allAgain(DeliveryQueries.Filter filter) {
        return jdbc.sql("""
                        update delivery set status = 'WAITING', finished_at = null, due_at = :now, claimed_until = null, attempts = 0
                        where status = 'PARKED' and template not in ('sign-in', 'email-confirm', 'erased', 'feedback-asked') and id in (
                            select d.id from delivery d left join person p on p.id = d.person_id
                        """ + DeliveryQueries.WHERE + ")")
                .params(filter.parameters())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** Blanks the keys in mails that can no longer be used, however it went with their mails. */
    int blankExpiredSecrets() {
        return jdbc.sql("""
                        update delivery set secret = null
                        where secret is not null and template in ('sign-in', 'email-confirm') and created_at < :before and not (status = 'KEPT' and :demo)
                        """)
                .param("before", Timestamp.from(clock.instant().minus(KEY_LASTS)))
                .param("demo", network.demo())
                .update();
    }

    int purge() {
        return jdbc.sql("delete from delivery where created_at < :before and status <> 'WAITING'")
                .param("before", Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }

    private static Timestamp lease(Delivery delivery) {
        return Timestamp.from(delivery.lease() == null ? Instant.EPOCH : delivery.lease());
    }

    private static String shortened(String problem) {
        var line = problem.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.length() <= LONGEST_PROBLEM ? line : line.substring(0, LONGEST_PROBLEM);
    }
}
