package org.staffroom.people;

import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Forgets people who were only ever named and to whom nothing refers: somebody typed an address, and it was a mistake. */
@Component
@Transactional
public class UnusedPeople {

    private final JdbcClient jdbc;

    UnusedPeople(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Forgets those of them who are unclaimed and in no table; the others stay. Answers with how many went. */
    public int forget(Collection<PersonId> people) {
        // Which tables those are the database knows: one that is added tomorrow is asked too.
        var uses = jdbc.sql("""
                        select format('exists (select 1 from %s where %I = p.id)', c.conrelid::regclass, a.attname)
                        from pg_constraint c
                        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
                        where c.confrelid = 'person'::regclass and c.contype = 'f'
                        """).query(String.class).list().stream().collect(Collectors.joining(" or "));
        return jdbc.sql("delete from person p where p.id = any (:ids) and p.standing = 'UNCLAIMED' and not (" + uses
                        + ")")
                .param("ids", people.stream().map(PersonId::value).toArray(UUID[]::new))
                .update();
    }
}
