package org.staffroom.topicboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.staffroom.support.Given.as;

import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.staffroom.people.PersonId;
import org.staffroom.regions.RegionId;
import org.staffroom.support.BigNetwork;
import org.staffroom.support.BigNetworkTest;
import org.staffroom.support.Given;
import org.staffroom.support.Plans;
import org.staffroom.support.Statements;

/** With 5,000 topics and 100,000 votes no page of the board reads a big table from end to end. */
@BigNetworkTest
class BoardPlansTest {

    private static final String DISCUSSIONS = """
            insert into board_discussion select t.id, i.meeting_id, i.id, now()
            from (select id, row_number() over (order by id) as n from board_topic limit 400) t
            join (select id, meeting_id, row_number() over (order by id) as n from agenda_item limit 400) i on i.n = t.n
            """;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource database;

    @Autowired
    Statements statements;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Given given;

    @Test
    void readNoBigTableFromEndToEnd() {
        for (var sql : List.of(DISCUSSIONS, "vacuum analyze")) {
            jdbc.sql(sql).update();
        }
        assertThat(jdbc.sql("select count(*) from board_vote")
                        .query(Integer.class)
                        .single())
                .isGreaterThan(95_000);
        var region = new RegionId(BigNetwork.id(jdbc, "region", 3));
        var ambassador = given.ambassador("Marcus Shore", region);
        var member = new PersonId(BigNetwork.id(jdbc, "person", 17));
        var slug = slug("region", "order by slug");
        var asked = jdbc.sql("select id::text from board_topic where region_id = ? order by votes desc limit 1")
                .param(region.value())
                .query(String.class)
                .single();
        var plans = new Plans(database, statements);
        for (var path : List.of(
                "/board",
                "/board?page=30",
                "/board?order=newest",
                "/board?region=" + slug,
                "/board?region=" + slug + "&order=newest",
                "/board?region=network",
                "/board?topic=" + slug("topic", "order by slug"),
                "/board?q=filtering",
                "/board/" + asked)) {
            assertThat(plans.scans(() -> get(path, member))).as(path).isEmpty();
        }
        for (var path : List.of("/organise/board", "/organise/board?order=newest", "/board/" + asked)) {
            assertThat(plans.scans(() -> get(path, ambassador.id()))).as(path).isEmpty();
        }
    }

    private void get(String path, PersonId as) {
        assertThat(mvc.get().uri(path).with(as(as))).hasStatusOk();
    }

    private String slug(String table, String order) {
        return jdbc.sql("select slug from " + table + " " + order + " limit 1")
                .query(String.class)
                .single();
    }
}
