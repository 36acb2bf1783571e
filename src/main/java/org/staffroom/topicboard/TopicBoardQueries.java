package org.staffroom.topicboard;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingStatus;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Page;

/** Reads the topic board. No row says who put a topic up: that is for {@link OrganiserTopicBoardQueries}. */
@Component
public class TopicBoardQueries {

    private static final int MOST = 1000;

    private static final String HELD = "m.status = 'PUBLISHED' and m.ends_at <= :now";

    /** Asked of one topic after the other, as the order comes: no list reads all that was ever discussed. */
    private static final String DISCUSSED = """
            coalesce((select true from board_planned d join meeting m on m.id = d.meeting_id
                where d.board_topic_id = t.id and %s limit 1), false)
            """.formatted(HELD);

    private static final String COLUMNS = """
            select t.id, t.version, t.kind, t.title, t.body, t.votes, t.status, t.created_at, t.region_id, t.hidden_reason,
                   t.merged_into, r.slug as region_slug, r.name as region_name,
                   coalesce(t.author_id = :me, false) as own,
                   exists (select 1 from board_vote v where v.board_topic_id = t.id and v.person_id = :me) as seconded,
                   array(select c.slug from board_tag g join topic c on c.id = g.topic_id
                         where g.board_topic_id = t.id order by lower(c.name)) as tag_slugs,
                   array(select c.name from board_tag g join topic c on c.id = g.topic_id
                         where g.board_topic_id = t.id order by lower(c.name)) as tag_names,
                   talk.slug as meeting_slug, talk.title as meeting_title, talk.starts_at as meeting_starts,
                   talk.status as meeting_status, talk.held
            """;

    private static final String JOINS = """
            left join region r on r.id = t.region_id
            left join lateral (
                select m.slug, m.title, m.starts_at, m.status, %1$s as held
                from board_planned d join meeting m on m.id = d.meeting_id
                where d.board_topic_id = t.id and m.status in ('PUBLISHED', 'POSTPONED')
                order by %1$s, abs(extract(epoch from m.starts_at - :now)) limit 1) talk on true
            """.formatted(HELD);

    private final JdbcClient jdbc;
    private final Clock clock;

    TopicBoardQueries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One page of the board, as this person sees it; of more than {@value #MOST} no more are counted. */
    public Page<BoardRow> find(TopicBoardFilter filter, @Nullable CurrentPerson me, int page, int size) {
        var where = new Where(filter);
        var total = jdbc.sql("select count(*) from (select 1 from board_topic t " + where + order(filter)
                        + " limit :most) counted")
                .param("most", MOST)
                .params(where.parameters)
                .param("now", now())
                .query(Long.class)
                .single();
        return new Page<>(rows(where, filter, me, size, Page.offset(page, size)), Math.max(1, page), size, total);
    }

    /** The first few. */
    public List<BoardRow> first(TopicBoardFilter filter, @Nullable CurrentPerson me, int most) {
        return rows(new Where(filter), filter, me, most, 0);
    }

    private List<BoardRow> rows(
            Where where, TopicBoardFilter filter, @Nullable CurrentPerson me, int size, int offset) {
        var order = order(filter);
        return jdbc.sql(COLUMNS + "from (select t.* from board_topic t " + where + order
                        + " limit :size offset :offset) t " + JOINS + order)
                .params(where.parameters)
                .param("me", id(me), Types.OTHER)
                .param("now", now())
                .param("size", size)
                .param("offset", offset)
                .query((row, number) -> row(row))
                .list();
    }

    private static String order(TopicBoardFilter filter) {
        return filter.order() == TopicBoardFilter.Order.MOST
                ? " order by t.votes desc, t.created_at desc, t.id"
                : " order by t.created_at desc, t.id";
    }

    /** @throws NotFound when there is none, or none any more */
    BoardPage get(BoardTopicId topic, @Nullable CurrentPerson me) {
        var discussions = discussions(topic);
        return find(topic, me, discussions)
                .filter(page -> page.status() != BoardTopic.Status.WITHDRAWN)
                .orElseThrow(NotFound::new);
    }

    private Optional<BoardPage> find(
            BoardTopicId topic, @Nullable CurrentPerson me, List<BoardRow.Discussion> discussions) {
        return jdbc.sql(COLUMNS + "from board_topic t " + JOINS + " where t.id = :id")
                .param("id", topic.value())
                .param("me", id(me), Types.OTHER)
                .param("now", now())
                .query((row, number) -> {
                    var region = row.getObject("region_id", UUID.class);
                    var merged = row.getObject("merged_into", UUID.class);
                    return new BoardPage(
                            row(row),
                            BoardTopic.Status.valueOf(row.getString("status")),
                            row.getInt("version"),
                            region == null ? null : new RegionId(region),
                            row.getString("hidden_reason"),
                            merged == null ? null : new BoardTopicId(merged),
                            discussions);
                })
                .optional();
    }

    private List<BoardRow.Discussion> discussions(BoardTopicId topic) {
        return jdbc.sql("""
                        select m.slug as meeting_slug, m.title as meeting_title, m.starts_at as meeting_starts,
                               m.status as meeting_status, %s as held
                        from meeting m
                        where m.id in (select meeting_id from board_planned where board_topic_id = :id) and m.status in ('PUBLISHED', 'POSTPONED')
                        order by m.starts_at desc, m.id limit 50
                        """.formatted(HELD))
                .param("id", topic.value())
                .param("now", now())
                .query((row, number) -> discussion(row))
                .list();
    }

    /** What the form of a topic is filled with. */
    BoardForm form(BoardTopicId topic) {
        return jdbc.sql("""
                        select t.*, array(select g.topic_id::text from board_tag g where g.board_topic_id = t.id) as tags
                        from board_topic t where t.id = :id
                        """)
                .param("id", topic.value())
                .query((row, number) -> new BoardForm(
                        row.getString("kind"),
                        row.getString("title"),
                        row.getString("body"),
                        row.getString("region_id"),
                        texts(row.getArray("tags")),
                        row.getInt("version")))
                .optional()
                .orElseThrow(NotFound::new);
    }

    private static BoardRow row(ResultSet row) throws SQLException {
        var slugs = texts(row.getArray("tag_slugs"));
        var names = texts(row.getArray("tag_names"));
        var tags = new ArrayList<BoardRow.Link>();
        for (var i = 0; i < slugs.size(); i++) {
            tags.add(new BoardRow.Link(slugs.get(i), names.get(i)));
        }
        var region = row.getString("region_slug");
        return new BoardRow(
                new BoardTopicId(row.getObject("id", UUID.class)),
                BoardKind.valueOf(row.getString("kind")),
                row.getString("title"),
                row.getString("body"),
                row.getInt("votes"),
                row.getTimestamp("created_at").toInstant(),
                region == null ? null : new BoardRow.Link(region, row.getString("region_name")),
                tags,
                row.getBoolean("own"),
                row.getBoolean("seconded"),
                row.getString("meeting_slug") == null ? null : discussion(row));
    }

    private static BoardRow.Discussion discussion(ResultSet row) throws SQLException {
        return new BoardRow.Discussion(
                row.getString("meeting_slug"),
                row.getString("meeting_title"),
                row.getTimestamp("meeting_starts").toInstant(),
                row.getBoolean("held"),
                MeetingStatus.POSTPONED.name().equals(row.getString("meeting_status")));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static @Nullable UUID id(@Nullable CurrentPerson person) {
        return person == null ? null : person.id().value();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    /** The conditions of a filter, with what people typed as parameters. */
    private static final class Where {

        private final List<String> conditions = new ArrayList<>(List.of("t.status = 'OPEN'"));
        private final Map<String, Object> parameters = new HashMap<>();

        Where(TopicBoardFilter filter) {
            if (TopicBoardFilter.NETWORK.equals(filter.region())) {
                conditions.add("t.region_id is null");
            } else if (filter.region() != null) {
                add("t.region_id = (select id from region where slug = :region)", "region", filter.region());
            }
            var regions = filter.regions();
            if (regions != null) {
                add(
                        "(t.region_id is null or t.region_id = any(:regions))",
                        "regions",
                        regions.stream().map(RegionId::value).toArray(UUID[]::new));
            }
            if (filter.topic() != null) {
                add("""
                        t.id in (select g.board_topic_id from board_tag g join topic c on c.id = g.topic_id where c.slug = :topic)
                        """, "topic", filter.topic());
            }
            if (filter.q() != null) {
                add("t.words @@ websearch_to_tsquery('english', :q)", "q", filter.q());
            }
            conditions.add(filter.discussed() ? DISCUSSED : "not " + DISCUSSED);
        }

        private void add(String condition, String parameter, Object value) {
            conditions.add(condition);
            parameters.put(parameter, value);
        }

        @Override
        public String toString() {
            return "where " + String.join(" and ", conditions);
        }
    }
}
