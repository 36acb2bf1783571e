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
import org.staffroom.support.EmptyTables;
import org.staffroom.support.Given;
import org.staffroom.support.Plans;
import org.staffroom.support.StaffroomTest;
import org.staffroom.support.Statements;

/** With 5,000 topics and 100,000 votes no page of the board reads a big table from end to end. */
@StaffroomTest
class BoardPlansTest {

    private static final String TOPICS = """
            insert into board_topic (id, kind, title, body, region_id, author_id, status, votes, created_at, changed_at)
            select md5('asked ' || n)::uuid, 'HEAR', 'Question ' || n || ' about ' || (array['phones', 'switches', 'printing',
                       'licences', 'backups', 'wireless', 'projectors', 'email'])[n % 8 + 1], repeat('What others do about it, and what it cost them. ', 6),
                   case when n % 10 > 0 then md5('big region ' || n % 12 + 1)::uuid end, md5('big person ' || n % 5000 + 1)::uuid,
                   'OPEN', n % 41, now() - n * interval '7 minutes', now()
            from generate_series(1, 5000) n
            """;
    private static final String VOTES = """
            insert into board_vote (board_topic_id, person_id, voted_at)
            select md5('asked ' || n)::uuid, md5('big person ' || (n * 7 + k * 11) % 5000 + 1)::uuid, now()
            from generate_series(1, 5000) n, generate_series(1, n % 41) k
            """;
    private static final String TAGS = """
            insert into board_tag select t.id, c.id from board_topic t
            join (select id, row_number() over (order by slug) - 1 as n, count(*) over () as of from topic) c
                on abs(hashtext(t.id::text)) % c.of = c.n
            """;
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
        BigNetwork.fill(jdbc, EmptyTables.NOW);
        for (var sql : List.of(TOPICS, VOTES, TAGS, DISCUSSIONS, "vacuum analyze")) {
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
                "/board?q=wireless",
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
