package org.staffroom.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import org.staffroom.shared.TravellingClock;

/**
 * A network after eight years, for asking what things cost then: 12 regions with their ambassadors, 2,000 meetings, 8,000 talks
 * with speakers, topics and places on agendas, 5,000 people, 1,500 write-ups, 5,000 topics of the board with 100,000 votes.
 * Written in sets ({@code big-network.sql}), the same each time, in some seconds. Every address in it begins with
 * {@code big-}.
 */
public final class BigNetwork implements BeforeAllCallback {

    public static final int REGIONS = 12;
    public static final int MEETINGS = 2_000;
    public static final int TALKS = 8_000;
    public static final int PEOPLE = 5_000;
    public static final int BOARD_TOPICS = 5_000;

    /** Fills the database of the context, once, and lets the clock stand at {@link EmptyTables#NOW}. */
    @Override
    public void beforeAll(ExtensionContext test) {
        var context = SpringExtension.getApplicationContext(test);
        var jdbc = context.getBean(JdbcClient.class);
        context.getBean(TravellingClock.class).travelTo(EmptyTables.NOW);
        var filled = jdbc.sql("select exists (select from meeting)")
                .query(Boolean.class)
                .single();
        if (!filled) {
            fill(jdbc, EmptyTables.NOW);
        }
    }

    /** Adds it to what is there, as if it were looked at on that day, and has the database look at its tables. */
    public static void fill(JdbcClient jdbc, Instant day) {
        try {
            var script = new ClassPathResource("big-network.sql").getContentAsString(StandardCharsets.UTF_8);
            jdbc.sql(script.replaceAll("(?m)^--.*$", "").replace(":now", "timestamptz '" + day + "'"))
                    .update();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // With the sizes known, what is looked for is written in one go.
        jdbc.sql("analyze").update();
        jdbc.sql("""
                        insert into search_touched (what, id)
                        select 'meeting', id from meeting union all select 'document', id from board_topic
                        """).update();
        // As it is after the first night: what an index alone can answer need not be looked up.
        jdbc.sql("vacuum analyze").update();
    }

    /** The id of one of them, from 1: "region", "topic", "person", "venue", "meeting", "presentation". */
    public static UUID id(JdbcClient jdbc, String kind, int number) {
        return jdbc.sql("select md5('big ' || ? || ' ' || ?)::uuid")
                .params(kind, number)
                .query(UUID.class)
                .single();
    }
}
