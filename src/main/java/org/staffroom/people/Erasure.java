package org.staffroom.people;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.shared.Audit;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;

/**
 * Erases people: every feature forgets what it holds, in one transaction, and a nameless row is left. Locks are taken in
 * one order: admins, the person, then what {@link PersonalData#forget} needs, meeting by meeting.
 */
@Service
@Transactional
class Erasure {

    private static final Duration SWEPT_FOR = Duration.ofDays(3);

    private final PersonRepository people;
    private final HeldQueries held;
    private final ObjectProvider<PersonalData> features;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Audit audit;
    private final Clock clock;

    Erasure(
            PersonRepository people,
            HeldQueries held,
            ObjectProvider<PersonalData> features,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Audit audit,
            Clock clock) {
        this.people = people;
        this.held = held;
        this.features = features;
        this.jdbc = jdbc;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Somebody erases themselves. Twice is once.
     *
     * @throws Refused for the last admin
     */
    void erase(CurrentPerson me) {
        erase(me.id(), me.id());
    }

    /**
     * An admin erases somebody who asked for it. Twice is once.
     *
     * @throws NotFound for anybody but an admin
     * @throws Refused for another admin, whose role is taken away first, and for the last admin
     */
    void erase(CurrentPerson admin, PersonId id) {
        if (!admin.admin()) {
            throw new NotFound();
        }
        erase(admin.id(), id);
    }

    private void erase(PersonId by, PersonId id) {
        // All of them in one order: two admins who erase themselves at once wait for one another.
        var admins = people.lockAdmins();
        var person = people.lockById(id.value()).orElseThrow(NotFound::new);
        if (person.isErased()) {
            return;
        }
        if (person.isAdmin() && admins.size() == 1) {
            throw new Refused("people.admin.last");
        }
        if (person.isAdmin() && !by.equals(id)) {
            throw new Refused("people.admin.suspend.is-admin");
        }
        forget(id);
        // Last of all: from here on whoever writes something that refers to the person waits for the end of this.
        var email = person.erase(clock.instant());
        people.flush();
        audit.record(by.value(), "erased", "person", id.value());
        if (email != null) {
            events.publishEvent(new PersonErased(id, email));
        }
    }

    private void forget(PersonId id) {
        features.orderedStream().forEach(feature -> feature.forget(id));
        people.flush();
        for (var one : held.held()) {
            if (one.statement() != null) {
                jdbc.sql(one.statement()).param("person", id.value()).update();
            }
        }
        features.orderedStream().flatMap(feature -> feature.mentions().stream()).forEach(column -> unname(column, id));
    }

    /** A name of one word is taken out only where it stands alone or in a list, for it may be a word as well. */
    private void unname(String column, PersonId id) {
        var parts = column.split("\\.");
        jdbc.sql("""
                        with erased as (
                            select text, case when text like '%% %%' then '(^|[^[:alnum:]])' || literal || '(?=$|[^[:alnum:]])'
                                else '("|, )' || literal || '(?="|, )(?!":)' end as pattern
                            from person, lateral (select left(right(to_jsonb(name)::text, -1), -1) as text) json,
                                lateral (select regexp_replace(text, '([^[:alnum:][:space:]])', '\\\\\\1', 'g') as literal) regex
                            where id = :person and status <> 'ERASED')
                        update %1$s told
                        set %2$s = (
                            select case when told.%2$s -> 'name' is null then without
                                else jsonb_set(without, '{name}', told.%2$s -> 'name') end
                            from (select regexp_replace(told.%2$s::text, pattern, '\\1' || :nameless, 'g')::jsonb) as r (without))
                        from erased where strpos(told.%2$s::text, text) > 0
                        """.formatted(parts[0], parts[1]))
                .param("person", id.value())
                .param("nameless", PersonalData.NAMELESS)
                .update();
    }

    /**
     * What a request that was under way wrote a moment after the erasure goes too.
     *
     * @return of how many people it was looked for
     */
    int sweep() {
        var lately = jdbc.sql("select id from person where erased_at > :since order by id")
                .param("since", Timestamp.from(clock.instant().minus(SWEPT_FOR)))
                .query(UUID.class)
                .list();
        lately.forEach(id -> forget(new PersonId(id)));
        return lately.size();
    }
}
