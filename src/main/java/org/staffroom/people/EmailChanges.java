package org.staffroom.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.shared.Audit;
import org.staffroom.shared.Ids;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Secret;

/**
 * Another address for one's account. It takes both, to be signed in as its owner and to read the mail to the new address:
 * whoever gets a mail by a slip of typing cannot take the account over, nor can whoever finds an open browser without being
 * noticed, for the address there was is told. Nobody who asks learns whether an address is known.
 */
@Service
@Transactional
class EmailChanges {

    static final Duration VALID = SignIns.VALID;
    static final int MAILS_FROM_A_PERSON = 5;

    private static final Duration MAILS_COUNTED_FOR = Duration.ofHours(1);
    private static final Duration KEPT = Duration.ofDays(1);

    /** What a link would do. */
    record Link(UUID change, PersonId person, String email) {}

    private final PersonRepository people;
    private final JdbcClient jdbc;
    private final Devices devices;
    private final Sessions sessions;
    private final Secret secret;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    EmailChanges(
            PersonRepository people,
            JdbcClient jdbc,
            Devices devices,
            Sessions sessions,
            Secret secret,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.people = people;
        this.jdbc = jdbc;
        this.devices = devices;
        this.sessions = sessions;
        this.secret = secret;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Sends a link to the address, unless somebody is known by it or too many mails were sent; whoever asks is not told which. A
     * link from before works no more.
     *
     * @throws Refused when it is no address, or theirs already
     */
    void ask(CurrentPerson me, String email, String requester) {
        var address = EmailAddress.required(email);
        var person = lock(me.id());
        if (person.hasAddress(address)) {
            throw new Refused("people.email-change.same");
        }
        lock("email-change-address:" + address);
        lock("email-change-requester:" + requester);
        var from = secret.hash("requester", requester);
        if (tooManyMails(me.id(), address, from)) {
            return;
        }
        var id = Ids.next();
        var link = Secret.token();
        var known = isKnown(address);
        annul(me.id());
        jdbc.sql("""
                        insert into email_change (id, person_id, email, requester_hash, link_hash, created_at, expires_at)
                        values (:id, :person, :email, :requester, :link, :now, :expires)
                        """)
                .param("id", id)
                .param("person", me.id().value())
                .param("email", address)
                .param("requester", from)
                .param("link", known ? null : hash(link), java.sql.Types.BINARY)
                .param("now", at(clock.instant()))
                .param("expires", at(clock.instant().plus(VALID)))
                .update();
        audit.record(
                me.id().value(), "asked-for-another-address", "person", me.id().value());
        events.publishEvent(new EmailChangeAsked(id, me.id(), me.email(), address, known ? null : link));
    }

    /** What a link from a mail would do; looking changes nothing. */
    @Transactional(readOnly = true)
    Optional<Link> link(String token) {
        return jdbc.sql("select id, person_id, email from email_change where link_hash = :link and expires_at > :now")
                .param("link", hash(token))
                .param("now", at(clock.instant()))
                .query(EmailChanges::link)
                .optional();
    }

    /**
     * The button behind the link, pressed by the person who asked: once. Ends their sessions but for this one.
     *
     * @param session the one in which it is pressed
     * @param device the one that began it; null when it does not stay signed in
     * @return the new address; empty when the link works no more or is somebody else's
     * @throws Refused when somebody is known by the address by now
     */
    Optional<String> confirm(CurrentPerson me, String token, String session, @Nullable UUID device) {
        var person = lock(me.id());
        var found = jdbc.sql("""
                        update email_change set link_hash = null
                        where link_hash = :link and person_id = :person and expires_at > :now returning id, person_id, email
                        """)
                .param("link", hash(token))
                .param("person", me.id().value())
                .param("now", at(clock.instant()))
                .query(EmailChanges::link)
                .optional();
        found.ifPresent(link -> {
            var before = person.moveTo(link.email());
            try {
                people.flush();
            } catch (DataIntegrityViolationException taken) {
                throw new Refused("people.address.taken");
            }
            // A way in to the address there was would make somebody new of it.
            jdbc.sql("update sign_in_challenge set expires_at = :now where email = :email and expires_at > :now")
                    .param("now", at(clock.instant()))
                    .param("email", before)
                    .update();
            devices.forgetAllBut(me.id(), device);
            sessions.endAllBut(me.id(), session);
            audit.record(me.id().value(), "changed-address", "person", me.id().value());
            events.publishEvent(new EmailChanged(link.change(), me.id(), before, link.email()));
        });
        return found.map(Link::email);
    }

    @EventListener
    void on(PersonSuspended event) {
        annul(event.person());
    }

    private void annul(PersonId person) {
        jdbc.sql("update email_change set link_hash = null where person_id = ? and link_hash is not null")
                .param(person.value())
                .update();
    }

    private Person lock(PersonId id) {
        return people.lockById(id.value()).filter(Person::isActive).orElseThrow(NotFound::new);
    }

    private boolean isKnown(String address) {
        return jdbc.sql("select exists (select 1 from person where email = ?)")
                .param(address)
                .query(Boolean.class)
                .single();
    }

    private boolean tooManyMails(PersonId person, String address, byte[] requester) {
        return jdbc.sql("""
                        select count(*) filter (where email = :email) >= :toOne
                            or count(*) filter (where email = :email and person_id = :person) >= :toOneFromOne
                            or count(*) filter (where person_id = :person) >= :fromPerson
                            or count(*) filter (where requester_hash = :requester) >= :fromOne
                        from email_change
                        where created_at > :since and (email = :email or person_id = :person or requester_hash = :requester)
                        """)
                .param("email", address)
                .param("person", person.value())
                .param("requester", requester)
                .param("toOne", SignIns.MAILS_TO_AN_ADDRESS)
                .param("toOneFromOne", SignIns.MAILS_TO_AN_ADDRESS_FROM_ONE)
                .param("fromPerson", MAILS_FROM_A_PERSON)
                .param("fromOne", SignIns.MAILS_FROM_ONE)
                .param("since", at(clock.instant().minus(MAILS_COUNTED_FOR)))
                .query(Boolean.class)
                .single();
    }

    /** Until the end of the transaction: what counts and then writes is not overtaken. */
    private void lock(String key) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", key)
                .query((row, number) -> number)
                .single();
    }

    /** Forgets what no limit counts any more. */
    void purge() {
        jdbc.sql("delete from email_change where created_at < ?")
                .param(at(clock.instant().minus(KEPT)))
                .update();
    }

    private byte[] hash(String token) {
        return secret.hash("email-change", token);
    }

    private static Link link(ResultSet row, int number) throws SQLException {
        return new Link(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getString("email"));
    }

    private static Timestamp at(Instant instant) {
        return Timestamp.from(instant);
    }
}
