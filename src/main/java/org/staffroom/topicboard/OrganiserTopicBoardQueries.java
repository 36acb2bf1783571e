package org.staffroom.topicboard;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.Dates;
import org.staffroom.shared.Option;

/** What ambassadors read of the board and others do not. Whether one is asked for it is decided before. */
@Component
class OrganiserTopicBoardQueries {

    private static final int SIMILAR = 12;

    private static final int MEETINGS = 50;

    private final JdbcClient jdbc;
    private final Dates dates;
    private final Clock clock;

    OrganiserTopicBoardQueries(JdbcClient jdbc, Dates dates, Clock clock) {
        this.jdbc = jdbc;
        this.dates = dates;
        this.clock = clock;
    }

    /** Who put up these topics, and where they work. */
    Map<BoardTopicId, String> authors(Collection<BoardTopicId> topics) {
        var authors = new HashMap<BoardTopicId, String>();
        if (!topics.isEmpty()) {
            jdbc.sql("""
                            select t.id, p.name || coalesce(', ' || o.name, '') as author
                            from board_topic t join person p on p.id = t.author_id
                            left join organisation o on o.id = p.organisation_id
                            where t.id = any(?)
                            """)
                    .param(topics.stream().map(BoardTopicId::value).toArray(UUID[]::new))
                    .query(row -> {
                        authors.put(new BoardTopicId(row.getObject("id", UUID.class)), row.getString("author"));
                    });
        }
        return authors;
    }

    /**
     * A meeting to come that this person organises.
     *
     * @param key its slug, a draft's id
     * @param planned whether the topic is on its agenda
     */
    record Plannable(UUID id, String key, String title, Instant startsAt, boolean draft, boolean planned) {}

    /** The meetings to come of this person's regions; of an admin who runs none, all. */
    List<Plannable> plannable(CurrentPerson me, BoardTopicId topic) {
        return jdbc.sql("""
                        with own as (
                            select region_id from ambassador
                            where person_id = :me and since <= :today and (until is null or until > :today))
                        select m.id, coalesce(m.slug, m.id::text) as key, m.title, m.starts_at, m.status = 'DRAFT' as draft,
                               exists (select 1 from board_planned d
                                   where d.meeting_id = m.id and d.board_topic_id = :topic) as planned
                        from meeting m
                        where (m.status in ('DRAFT', 'POSTPONED') or m.status = 'PUBLISHED' and m.starts_at > :now)
                          and (m.region_id in (select region_id from own)
                            or exists (select 1 from meeting_co_host c where c.meeting_id = m.id
                                and c.region_id in (select region_id from own) and c.accepted_at is not null)
                            or :admin and not exists (select 1 from own))
                        order by m.starts_at, m.id limit :most
                        """)
                .param("me", me.id().value())
                .param("admin", me.admin())
                .param("today", dates.today())
                .param("now", Timestamp.from(clock.instant()))
                .param("topic", topic.value())
                .param("most", MEETINGS)
                .query(Plannable.class)
                .list();
    }

    /** Open topics that share words with this one, of the same region, the likest first. */
    List<Option> similar(BoardTopicId topic) {
        return jdbc.sql("""
                        with one as (
                            select id, region_id, (
                                select string_agg(quote_literal(word), ' | ')::tsquery
                                from unnest(tsvector_to_array(to_tsvector('english', title))) word) as asked
                            from board_topic where id = :id)
                        select t.id::text as value, t.title as label
                        from one join board_topic t on t.words @@ one.asked
                        where t.status = 'OPEN' and t.id <> one.id and t.region_id is not distinct from one.region_id
                        order by ts_rank(t.words, one.asked) desc, t.votes desc, t.id limit :most
                        """)
                .param("id", topic.value())
                .param("most", SIMILAR)
                .query(Option.class)
                .list();
    }
}
