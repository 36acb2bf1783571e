package org.staffroom.pages;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Option;

/** What there is to follow, and what of it a person follows. */
@Component
class FollowingQueries {

    /** @param followed slugs of what is ticked */
    record Choices(List<Option> regions, List<Option> topics, List<String> followed) {}

    private final JdbcClient jdbc;

    FollowingQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the person follows anything. */
    boolean follows(PersonId person) {
        return jdbc.sql("""
                        select exists (select 1 from region_follower where person_id = :person)
                            or exists (select 1 from topic_follower where person_id = :person)
                        """)
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }

    Choices choices(PersonId person) {
        var regions = new ArrayList<Option>();
        var topics = new ArrayList<Option>();
        var followed = new ArrayList<String>();
        jdbc.sql("""
                        select 'region' as kind, r.slug, r.name, f.person_id is not null as followed
                        from region r left join region_follower f on f.region_id = r.id and f.person_id = :person
                        where r.archived_at is null
                        union all
                        select 'topic', t.slug, t.name, f.person_id is not null
                        from topic t left join topic_follower f on f.topic_id = t.id and f.person_id = :person
                        order by 1, 3
                        """).param("person", person.value()).query(row -> {
            var slug = row.getString("slug");
            var kind = row.getString("kind");
            (kind.equals("region") ? regions : topics).add(new Option(slug, row.getString("name")));
            if (row.getBoolean("followed")) {
                followed.add(kind + ":" + slug);
            }
        });
        return new Choices(regions, topics, followed);
    }
}
