package org.staffroom.speakers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.staffroom.people.PersonId;
import org.staffroom.support.BigNetwork;
import org.staffroom.support.BigNetworkTest;
import org.staffroom.support.Plans;
import org.staffroom.support.Statements;

/** The library of a network after eight years, with 8,000 talks: no page of it reads a big table from end to end. */
@BigNetworkTest
class LibraryPlansTest {

    /** Far above what it takes, for a machine that does other things as well; the load profile measures. */
    private static final long SLOW_MILLIS = 500;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource database;

    @Autowired
    Statements statements;

    @Autowired
    LibraryQueries library;

    @Autowired
    SpeakerQueries speakers;

    @Test
    void readsNoBigTableWholeAndIsQuick() {
        var topic = jdbc.sql("select slug from topic order by slug limit 1")
                .query(String.class)
                .single();
        var region = jdbc.sql("select slug from region order by slug limit 1")
                .query(String.class)
                .single();
        var speaker = jdbc.sql("""
                        select p.name from person p join presentation_speaker s on s.person_id = p.id order by p.name limit 1
                        """).query(String.class).single();
        var asked = List.of(
                filter(null, null, null, null, null, null, null, null),
                filter("tape", null, null, null, null, null, null, null),
                filter(speaker, null, null, null, null, null, null, null),
                filter(null, topic, null, null, null, null, null, null),
                filter(null, null, "vendor", null, null, null, null, null),
                filter(null, null, null, "strategic", null, null, null, null),
                filter(null, null, null, null, region, null, null, null),
                filter(null, null, null, null, null, "2024-25", null, null),
                filter(null, null, null, null, region, "2024-25", null, null),
                filter(null, null, null, null, null, null, speaker, null),
                filter(null, null, null, null, null, null, null, "yes"),
                filter("tape", topic, "member", "technical", region, "2024-25", null, "yes"));
        var plans = new Plans(database, statements);
        for (var one : asked) {
            assertThat(plans.scans(() -> library.page(one, 1)))
                    .as(one.toString())
                    .isEmpty();
            assertThat(millis(() -> library.page(one, 1))).as(one.toString()).isLessThan(SLOW_MILLIS);
        }
        assertThat(library.page(asked.get(0), 1).total()).isGreaterThan(1_000);
        assertThat(plans.scans(() -> library.page(asked.get(0), 200))).isEmpty();
        assertThat(plans.scans(library::choices)).isEmpty();
        var person = new PersonId(BigNetwork.id(jdbc, "person", 1));
        assertThat(plans.scans(() -> {
                    library.ofSpeaker(person.value(), 20);
                    speakers.talks(person);
                    speakers.appearances(person);
                }))
                .isEmpty();
    }

    private static TalkFilter filter(
            String q,
            String topic,
            String kind,
            String nature,
            String region,
            String year,
            String speaker,
            String slides) {
        return new TalkFilter(q, topic, kind, nature, region, year, speaker, slides);
    }

    /** The middle one of eleven. */
    private static long millis(Runnable work) {
        var times = new long[11];
        for (var i = 0; i < times.length; i++) {
            var start = System.nanoTime();
            work.run();
            times[i] = (System.nanoTime() - start) / 1_000_000;
        }
        Arrays.sort(times);
        return times[times.length / 2];
    }
}
