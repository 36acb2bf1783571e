package org.staffroom.topics;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.people.PersonId;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Option;

/** Reads the list of topics and who follows them. */
@Component
public class TopicQueries {

    private static final String TOPICS = """
            select t.id, t.version, t.slug, t.name, t.description,
                   (select count(*) from topic_follower f where f.topic_id = t.id) as followers
            from topic t
            """;

    private static final RowMapper<TopicRow> TOPIC = (row, number) -> new TopicRow(
            new TopicId(row.getObject("id", UUID.class)),
            row.getInt("version"),
            row.getString("slug"),
            row.getString("name"),
            row.getString("description"),
            row.getInt("followers"));

    private final JdbcClient jdbc;

    TopicQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every topic, by name. */
    public List<TopicRow> all() {
        return jdbc.sql(TOPICS + "order by lower(t.name)").query(TOPIC).list();
    }

    /** Every topic, by name, to choose from: what is sent is its id. */
    public List<Option> choices() {
        return jdbc.sql("select id::text as value, name as label from topic order by lower(name)")
                .query(Option.class)
                .list();
    }

    /** @throws NotFound when there is none */
    public TopicRow find(String slug) {
        return jdbc.sql(TOPICS + "where t.slug = ?")
                .param(slug)
                .query(TOPIC)
                .optional()
                .orElseThrow(NotFound::new);
    }

    public boolean follows(PersonId person, TopicId topic) {
        return jdbc.sql("select exists (select 1 from topic_follower where person_id = ? and topic_id = ?)")
                .params(person.value(), topic.value())
                .query(Boolean.class)
                .single();
    }

    /** The topics a person follows, by name. */
    public List<TopicRow> followedBy(PersonId person) {
        return jdbc.sql(TOPICS + """
                        where exists (select 1 from topic_follower f where f.topic_id = t.id and f.person_id = ?)
                        order by lower(t.name)
                        """).param(person.value()).query(TOPIC).list();
    }
}
