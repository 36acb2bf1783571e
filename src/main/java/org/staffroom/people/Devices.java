package org.staffroom.people;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.shared.Ids;
import org.staffroom.shared.Secret;

/**
 * Devices that stay signed in, each by a token of its own that is stored hashed and changes with each use. A token that
 * comes back after it was changed was copied: its device is signed out.
 */
@Service
@Transactional
class Devices {

    static final Duration VALID = Duration.ofDays(60);

    /** Tabs that are opened together all carry the token from before. */
    static final Duration PREVIOUS_VALID = Duration.ofMinutes(1);

    record Remembered(UUID device, String token) {}

    /** @param token the new token; null when another request has just received it */
    record Used(PersonId person, UUID device, @Nullable String token) {}

    record DeviceRow(UUID id, String described, Instant createdAt, Instant usedAt) {}

    private record Found(
            UUID id, UUID person, boolean current, @Nullable Instant rotatedAt) {}

    private final JdbcClient jdbc;
    private final Secret secret;
    private final Clock clock;

    Devices(JdbcClient jdbc, Secret secret, Clock clock) {
        this.jdbc = jdbc;
        this.secret = secret;
        this.clock = clock;
    }

    /** @param described "Firefox on Windows" */
    Remembered remember(PersonId person, String described) {
        var id = Ids.next();
        var token = Secret.token();
        jdbc.sql("""
                        insert into device (id, person_id, described, token_hash, created_at, used_at, expires_at)
                        values (:id, :person, :described, :token, :now, :now, :expires)
                        """)
                .param("id", id)
                .param("person", person.value())
                .param("described", described)
                .param("token", hash(token))
                .param("now", at(clock.instant()))
                .param("expires", at(clock.instant().plus(VALID)))
                .update();
        return new Remembered(id, token);
    }

    /** Whose device this is, with the token for the next time; empty when it is nobody's, or theirs who may not sign in. */
    Optional<Used> use(String token) {
        var now = clock.instant();
        var found = jdbc.sql("""
                        select d.id, d.person_id, d.token_hash = :token as current, d.rotated_at
                        from device d join person p on p.id = d.person_id
                        where (d.token_hash = :token or d.previous_hash = :token) and d.expires_at > :now
                          and p.status = 'ACTIVE' and p.standing = 'MEMBER'
                        for update of d
                        """)
                .param("token", hash(token))
                .param("now", at(now))
                .query((row, number) -> new Found(
                        row.getObject("id", UUID.class),
                        row.getObject("person_id", UUID.class),
                        row.getBoolean("current"),
                        instant(row.getTimestamp("rotated_at"))))
                .optional();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var device = found.get();
        var person = new PersonId(device.person());
        if (device.current()) {
            return Optional.of(new Used(person, device.id(), rotate(device.id(), now)));
        }
        if (device.rotatedAt() != null && now.isBefore(device.rotatedAt().plus(PREVIOUS_VALID))) {
            return Optional.of(new Used(person, device.id(), null));
        }
        forget(person, device.id());
        return Optional.empty();
    }

    private String rotate(UUID device, Instant now) {
        var token = Secret.token();
        jdbc.sql("""
                        update device set previous_hash = token_hash, token_hash = :token, rotated_at = :now,
                            used_at = :now, expires_at = :expires
                        where id = :id
                        """)
                .param("token", hash(token))
                .param("now", at(now))
                .param("expires", at(now.plus(VALID)))
                .param("id", device)
                .update();
        return token;
    }

    @Transactional(readOnly = true)
    List<DeviceRow> of(PersonId person) {
        return jdbc.sql("""
                        select id, described, created_at, used_at from device
                        where person_id = :person and expires_at > :now order by used_at desc, id
                        """)
                .param("person", person.value())
                .param("now", at(clock.instant()))
                .query((row, number) -> new DeviceRow(
                        row.getObject("id", UUID.class),
                        row.getString("described"),
                        row.getTimestamp("created_at").toInstant(),
                        row.getTimestamp("used_at").toInstant()))
                .list();
    }

    /** One of this person's devices no longer stays signed in. */
    boolean forget(PersonId person, UUID device) {
        return jdbc.sql("delete from device where id = :id and person_id = :person")
                        .param("id", device)
                        .param("person", person.value())
                        .update()
                > 0;
    }

    /** The device signed out by itself. */
    void forget(String token) {
        jdbc.sql("delete from device where token_hash = :token or previous_hash = :token")
                .param("token", hash(token))
                .update();
    }

    void forgetAll(PersonId person) {
        jdbc.sql("delete from device where person_id = ?").param(person.value()).update();
    }

    /** @param device the one that stays; null for none */
    void forgetAllBut(PersonId person, @Nullable UUID device) {
        jdbc.sql("delete from device where person_id = :person and id is distinct from cast(:device as uuid)")
                .param("person", person.value())
                .param("device", device, java.sql.Types.OTHER)
                .update();
    }

    void purge() {
        jdbc.sql("delete from device where expires_at < ?")
                .param(at(clock.instant()))
                .update();
    }

    private byte[] hash(String token) {
        return secret.hash("device", token);
    }

    private static Timestamp at(Instant instant) {
        return Timestamp.from(instant);
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
