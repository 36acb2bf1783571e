package org.staffroom.imports;

import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Refused;

/**
 * A long table keeps a processor busy for a while: each person has one worked on at a time, whichever copy of the application
 * does it, and holds up nobody else.
 */
@Component
class Turns {

    private static final String BUSY = "imports.refused.busy";

    private final JdbcClient jdbc;

    Turns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Does the work in a transaction, for the turn lasts as long as that.
     *
     * @throws Refused when this person's last one is not done yet
     */
    @Transactional
    public <T> T take(PersonId person, Supplier<T> work) {
        var free = jdbc.sql("select pg_try_advisory_xact_lock(hashtext('import of ' || :person))")
                .param("person", person.toString())
                .query(Boolean.class)
                .single();
        if (!free) {
            throw new Refused(BUSY);
        }
        return work.get();
    }
}
