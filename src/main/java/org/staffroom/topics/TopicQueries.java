package org.staffroom.topics;

import java.sql.Types;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    /** A topic, and whether whoever reads follows it. */
    public record Read(TopicRow topic, boolean followed) {}

    /**
     * A topic as somebody reads it.
     *
     * @param reader null for a visitor
     */
    public Read read(String slug, @Nullable PersonId reader) {
        return jdbc.sql("""
                        select t.*, exists (
                            select 1 from topic_follower f where f.topic_id = t.id and f.person_id = :reader) as followed
                        from (
                        """ + TOPICS + ") t where t.slug = :slug")
                .param("slug", slug)
                .param("reader", reader == null ? null : reader.value(), Types.OTHER)
                .query((row, number) ->
                        new Read(Objects.requireNonNull(TOPIC.mapRow(row, number)), row.getBoolean("followed")))
                .optional()
                .orElseThrow(NotFound::new);
    }

    /** The topics a person follows, by name. */
    public List<TopicRow> followedBy(PersonId person) {
        return jdbc.sql(TOPICS + """
                        where exists (select 1 from topic_follower f where f.topic_id = t.id and f.person_id = ?)
                        order by lower(t.name)
                        """).param(person.value()).query(TOPIC).list();
    }
}
