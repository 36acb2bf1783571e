package org.staffroom.support;

import java.time.Instant;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import org.staffroom.shared.TravellingClock;

/** Before each test: every table empty, and the same day. */
public class EmptyTables implements BeforeEachCallback {

    /** A Tuesday morning in the academic year 2026/27. */
    public static final Instant NOW = Instant.parse("2027-03-02T09:00:00Z");

    @Override
    public void beforeEach(ExtensionContext test) {
        var context = SpringExtension.getApplicationContext(test);
        var jdbc = context.getBean(JdbcClient.class);
        var tables = jdbc.sql("""
                        select string_agg(quote_ident(tablename), ', ') from pg_tables
                        where schemaname = 'public' and tablename not in ('flyway_schema_history', 'scheduled_tasks', 'postcode_area')
                        """).query(String.class).single();
        jdbc.sql("truncate " + tables + " restart identity cascade").update();
        context.getBean(TravellingClock.class).travelTo(NOW);
    }
}
