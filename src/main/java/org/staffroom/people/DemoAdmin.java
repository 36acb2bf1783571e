package org.staffroom.people;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The admin in whose name demonstration data is loaded. */
@Component
public class DemoAdmin {

    private final JdbcClient jdbc;

    DemoAdmin(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first admin; {@link IllegalStateException} before people are loaded. */
    public CurrentPerson get() {
        return jdbc.sql("select id, name, email from person where admin order by id limit 1")
                .query((row, number) -> new CurrentPerson(
                        new PersonId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        row.getString("email"),
                        true,
                        true))
                .optional()
                .orElseThrow(() -> new IllegalStateException("demo people are loaded first"));
    }
}
