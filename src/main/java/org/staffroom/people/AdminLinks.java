package org.staffroom.people;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Secret;

/** One-time links that only the log shows: to become the first admin, and for an admin who gets no mail. */
@Service
@Transactional
class AdminLinks {

    static final Duration VALID = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final People people;
    private final Secret secret;
    private final Clock clock;

    AdminLinks(JdbcClient jdbc, People people, Secret secret, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.secret = secret;
        this.clock = clock;
    }

    /** A link for the first admin; empty when there is one. */
    Optional<String> first() {
        return thereIsAnAdmin() ? Optional.empty() : Optional.of(make(null));
    }

    /** A link for an admin to sign in with; empty when nobody with this address is one. */
    Optional<String> forAdmin(String email) {
        return jdbc.sql("select id from person where email = :email and admin")
                .param("email", EmailAddress.normalised(email))
                .query(UUID.class)
                .optional()
                .map(this::make);
    }

    private String make(@Nullable UUID person) {
        var token = Secret.token();
        jdbc.sql("""
                        insert into admin_link (token_hash, person_id, created_at, expires_at)
                        values (:token, :person, :now, :expires)
                        """)
                .param("token", hash(token))
                .param("person", person)
                .param("now", Timestamp.from(clock.instant()))
                .param("expires", Timestamp.from(clock.instant().plus(VALID)))
                .update();
        return token;
    }

    /** Whether the link would still make somebody the first admin. */
    @Transactional(readOnly = true)
    boolean opensForFirst(String token) {
        return !thereIsAnAdmin() && live(token, false);
    }

    /** Whether the link would still sign an admin in. */
    @Transactional(readOnly = true)
    boolean opensForAdmin(String token) {
        return live(token, true);
    }

    private boolean live(String token, boolean named) {
        return jdbc.sql("""
                        select exists (select 1 from admin_link where token_hash = :token and used_at is null
                            and expires_at > :now and (person_id is not null) = :named)
                        """)
                .param("token", hash(token))
                .param("now", Timestamp.from(clock.instant()))
                .param("named", named)
                .query(Boolean.class)
                .single();
    }

    /**
     * Somebody becomes the first admin, once.
     *
     * @return empty when the link was used or is too old, or there is an admin by now
     * @throws Refused when the name or address is none, or the person is suspended
     */
    Optional<PersonId> useFirst(String token, String name, String email) {
        // Two links, two browsers: still only one becomes the first.
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('first-admin', 0))")
                .query((row, number) -> number)
                .single();
        if (thereIsAnAdmin() || consume(token, false).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(people.makeFirstAdmin(name, email));
    }

    /** An admin signs in, once. */
    Optional<PersonId> useForAdmin(String token) {
        return consume(token, true)
                .filter(id -> jdbc.sql("select admin from person where id = ?")
                        .param(id)
                        .query(Boolean.class)
                        .single())
                .map(PersonId::new);
    }

    /** The person of the link, or any id when it names none. */
    private Optional<UUID> consume(String token, boolean named) {
        return jdbc.sql("""
                        update admin_link set used_at = :now
                        where token_hash = :token and used_at is null and expires_at > :now
                          and (person_id is not null) = :named
                        returning coalesce(person_id, gen_random_uuid())
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("token", hash(token))
                .param("named", named)
                .query(UUID.class)
                .optional();
    }

    private boolean thereIsAnAdmin() {
        return jdbc.sql("select exists (select 1 from person where admin)")
                .query(Boolean.class)
                .single();
    }

    private byte[] hash(String token) {
        return secret.hash("admin-link", token);
    }
}
