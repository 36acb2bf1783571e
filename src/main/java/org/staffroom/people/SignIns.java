package org.staffroom.people;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.shared.Ids;
import org.staffroom.shared.Secret;

/**
 * Signing in without a password: a mail brings a code for the browser that asked, and a link. Known and unknown addresses
 * are treated alike throughout: an unknown one becomes a person when it is confirmed.
 *
 * <p>Limits are counted in the database, whichever instance is asked. They cannot be used to lock an owner out: whoever
 * uses up the mails to an address has them sent to its owner, who can use any of them in any browser with link and code.
 */
@Service
@Transactional
class SignIns {

    static final Duration VALID = Duration.ofMinutes(10);
    static final int MAILS_TO_AN_ADDRESS = 5;
    static final int MAILS_TO_AN_ADDRESS_FROM_ONE = 3;

    /** A room full of people behind one address of a school, all signing in. */
    static final int MAILS_FROM_ONE = 100;

    static final int TRIES = 5;
    static final int WRONG_GUESSES = 10;

    private static final Duration MAILS_COUNTED_FOR = Duration.ofHours(1);
    private static final Duration GUESSES_COUNTED_FOR = Duration.ofMinutes(5);
    private static final SecureRandom RANDOM = new SecureRandom();

    enum Answer {
        /** This person may come in. */
        OPEN,
        WRONG,
        /** Used, too old, or tried too often. */
        GONE,
        TOO_MANY,
        SUSPENDED
    }

    /** @param continueTo what was pressed before signing in */
    record Outcome(
            Answer answer,
            @Nullable PersonId person,
            @Nullable String continueTo) {

        static Outcome of(Answer answer) {
            return new Outcome(answer, null, null);
        }
    }

    /** @param sameBrowser whether this is the browser that asked; another must type the code too */
    record Link(String email, @Nullable String continueTo, boolean sameBrowser) {}

    private record Challenge(
            UUID id,
            String email,
            byte[] browser,
            byte[] code,
            @Nullable String continueTo) {}

    private final JdbcClient jdbc;
    private final People people;
    private final Secret secret;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SignIns(JdbcClient jdbc, People people, Secret secret, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.secret = secret;
        this.events = events;
        this.clock = clock;
    }

    /** Sends a code and a link, unless too many were sent; whoever asks is not told which. */
    void ask(String email, String browser, String requester, @Nullable String continueTo) {
        var address = EmailAddress.required(email);
        var from = secret.hash("requester", requester);
        lock("sign-in-address:" + address);
        lock("sign-in-requester:" + requester);
        if (tooManyMails(address, from)) {
            return;
        }
        var id = Ids.next();
        var code = "%06d".formatted(RANDOM.nextInt(1_000_000));
        var link = Secret.token();
        jdbc.sql("""
                        insert into sign_in_challenge (id, email, browser_hash, requester_hash, code_hash, link_hash,
                            continue_to, created_at, expires_at)
                        values (:id, :email, :browser, :requester, :code, :link, :continue, :now, :expires)
                        """)
                .param("id", id)
                .param("email", address)
                .param("browser", browserHash(browser))
                .param("requester", from)
                .param("code", codeHash(id, code))
                .param("link", linkHash(link))
                .param("continue", continueTo)
                .param("now", at(clock.instant()))
                .param("expires", at(clock.instant().plus(VALID)))
                .update();
        events.publishEvent(new SignInAsked(id, address, code, link));
    }

    /** A code typed in the browser that asked. A right one opens once. */
    Outcome byCode(@Nullable String browser, String email, String code, String requester) {
        if (guessedTooOften(requester)) {
            return Outcome.of(Answer.TOO_MANY);
        }
        var live = browser == null ? List.<Challenge>of() : tried(browser, EmailAddress.normalised(email));
        for (var challenge : live) {
            if (matches(challenge, code)) {
                return open(challenge);
            }
        }
        guessedWrong(requester);
        return Outcome.of(live.isEmpty() ? Answer.GONE : Answer.WRONG);
    }

    /** What a link from a mail would open; looking changes nothing. */
    @Transactional(readOnly = true)
    Optional<Link> link(String token, @Nullable String browser) {
        return find(token).map(found -> new Link(found.email(), found.continueTo(), asked(found, browser)));
    }

    /**
     * The button behind the link of a mail. Tries spent by whoever asked do not count here: the link itself is proof of
     * the mail.
     *
     * @param code for a browser other than the one that asked
     */
    Outcome byLink(String token, @Nullable String browser, @Nullable String code, String requester) {
        var found = find(token);
        if (found.isEmpty()) {
            return Outcome.of(Answer.GONE);
        }
        if (!asked(found.get(), browser)) {
            if (guessedTooOften(requester)) {
                return Outcome.of(Answer.TOO_MANY);
            }
            if (code == null || !matches(found.get(), code)) {
                guessedWrong(requester);
                return Outcome.of(Answer.WRONG);
            }
        }
        return open(found.get());
    }

    private Outcome open(Challenge challenge) {
        var first = jdbc.sql("""
                        update sign_in_challenge set used_at = :now
                        where id = :id and used_at is null and expires_at > :now returning id
                        """)
                .param("id", challenge.id())
                .param("now", at(clock.instant()))
                .query(UUID.class)
                .optional();
        if (first.isEmpty()) {
            return Outcome.of(Answer.GONE);
        }
        return people.confirm(challenge.email())
                .map(person -> new Outcome(Answer.OPEN, person, challenge.continueTo()))
                .orElseGet(() -> Outcome.of(Answer.SUSPENDED));
    }

    /** Counts a try on what this browser asked for; each challenge is tried five times at most. */
    private List<Challenge> tried(String browser, String email) {
        return jdbc.sql("""
                        update sign_in_challenge set tries = tries + 1
                        where browser_hash = :browser and email = :email and tries < :tries
                          and used_at is null and expires_at > :now
                        returning id, email, browser_hash, code_hash, continue_to
                        """)
                .param("browser", browserHash(browser))
                .param("email", email)
                .param("tries", TRIES)
                .param("now", at(clock.instant()))
                .query((row, number) -> challenge(row))
                .list();
    }

    private Optional<Challenge> find(String token) {
        return jdbc.sql("""
                        select id, email, browser_hash, code_hash, continue_to from sign_in_challenge
                        where link_hash = :link and used_at is null and expires_at > :now
                        """)
                .param("link", linkHash(token))
                .param("now", at(clock.instant()))
                .query((row, number) -> challenge(row))
                .optional();
    }

    private static Challenge challenge(ResultSet row) throws SQLException {
        return new Challenge(
                row.getObject("id", UUID.class),
                row.getString("email"),
                row.getBytes("browser_hash"),
                row.getBytes("code_hash"),
                row.getString("continue_to"));
    }

    private boolean tooManyMails(String address, byte[] requester) {
        return jdbc.sql("""
                        select count(*) filter (where email = :email) >= :toOne
                            or count(*) filter (where email = :email and requester_hash = :requester) >= :toOneFromOne
                            or count(*) filter (where requester_hash = :requester) >= :fromOne
                        from sign_in_challenge
                        where created_at > :since and (email = :email or requester_hash = :requester)
                        """)
                .param("email", address)
                .param("requester", requester)
                .param("toOne", MAILS_TO_AN_ADDRESS)
                .param("toOneFromOne", MAILS_TO_AN_ADDRESS_FROM_ONE)
                .param("fromOne", MAILS_FROM_ONE)
                .param("since", at(clock.instant().minus(MAILS_COUNTED_FOR)))
                .query(Boolean.class)
                .single();
    }

    /** Only wrong guesses count, so that a room behind one address can sign in. Guesses from one place wait for each other. */
    private boolean guessedTooOften(String requester) {
        lock("sign-in-requester:" + requester);
        return jdbc.sql("select count(*) >= :most from sign_in_guess where requester_hash = :requester and at > :since")
                .param("most", WRONG_GUESSES)
                .param("requester", secret.hash("requester", requester))
                .param("since", at(clock.instant().minus(GUESSES_COUNTED_FOR)))
                .query(Boolean.class)
                .single();
    }

    private void guessedWrong(String requester) {
        jdbc.sql("insert into sign_in_guess (requester_hash, at) values (:requester, :now)")
                .param("requester", secret.hash("requester", requester))
                .param("now", at(clock.instant()))
                .update();
    }

    /** Until the end of the transaction: what counts and then writes is not overtaken. */
    private void lock(String key) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", key)
                .query((row, number) -> number)
                .single();
    }

    private boolean asked(Challenge challenge, @Nullable String browser) {
        return browser != null && MessageDigest.isEqual(challenge.browser(), browserHash(browser));
    }

    private boolean matches(Challenge challenge, String code) {
        return MessageDigest.isEqual(challenge.code(), codeHash(challenge.id(), code.replaceAll("\\D", "")));
    }

    private byte[] browserHash(String browser) {
        return secret.hash("sign-in-browser", browser);
    }

    private byte[] codeHash(UUID challenge, String code) {
        return secret.hash("sign-in-code", challenge + ":" + code);
    }

    private byte[] linkHash(String link) {
        return secret.hash("sign-in-link", link);
    }

    private static Timestamp at(Instant instant) {
        return Timestamp.from(instant);
    }

    /** Forgets what no limit counts any more. */
    void purge() {
        var past = at(clock.instant().minus(Duration.ofDays(1)));
        jdbc.sql("delete from sign_in_challenge where created_at < ?")
                .param(past)
                .update();
        jdbc.sql("delete from sign_in_guess where at < ?").param(past).update();
    }
}
