package org.staffroom.support;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What tests of plans lean on: data that are big enough, and a plan that says what is read whole. */
@BigNetworkTest
class PlansTest {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource database;

    @Autowired
    Statements statements;

    @Test
    void aBigTableReadWholeIsSeenAndOneReadByItsIndexIsNot() {
        assertThat(count("meeting where status <> 'DRAFT' and starts_at < now()"))
                .isGreaterThan(1_500);
        assertThat(count("meeting")).isEqualTo(BigNetwork.MEETINGS);
        assertThat(count("presentation")).isEqualTo(BigNetwork.TALKS);

        var plans = new Plans(database, statements);
        assertThat(plans.scans(() -> titled("big-talk-77"))).isEmpty();
        assertThat(plans.of(() -> titled("big-talk-77")))
                .singleElement()
                .satisfies(plan -> assertThat(plan.text()).contains("presentation_slug_key"));
        assertThat(plans.scans(() -> jdbc.sql("select slug from presentation where abstract like ?")
                        .param("%tape%")
                        .query(String.class)
                        .list()))
                .singleElement()
                .satisfies(plan -> assertThat(plan.scanned()).containsExactly("presentation"));
    }

    private void titled(String slug) {
        jdbc.sql("select title from presentation where slug = :slug")
                .param("slug", slug)
                .query(String.class)
                .single();
    }

    private long count(String from) {
        return jdbc.sql("select count(*) from " + from).query(Long.class).single();
    }
}
