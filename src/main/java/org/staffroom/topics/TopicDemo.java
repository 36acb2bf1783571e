package org.staffroom.topics;

import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.people.DemoAdmin;
import org.staffroom.people.PersonId;
import org.staffroom.shared.DemoData;
import org.staffroom.shared.DemoFile;

/** The topics of the demonstration network, each followed by some of its members. */
@Component
@Order(25)
@ConditionalOnProperty("staffroom.demo")
class TopicDemo implements DemoData {

    record Sample(String slug, String name, String description) {}

    private final Topics topics;
    private final DemoAdmin admin;
    private final JdbcClient jdbc;

    TopicDemo(Topics topics, DemoAdmin admin, JdbcClient jdbc) {
        this.topics = topics;
        this.admin = admin;
        this.jdbc = jdbc;
    }

    @Override
    public void load() {
        var me = admin.get();
        var members = jdbc.sql("select id from person where standing = 'MEMBER' order by email")
                .query(UUID.class)
                .list();
        var number = 0;
        for (var topic : DemoFile.rows("topics.yaml", Sample.class)) {
            topics.createAt(me, topic.slug, topic.name, topic.description);
            // Every so many members, another number for every topic: some are followed by many and some by few.
            for (var i = number; i < members.size(); i += 5 + number % 9) {
                topics.follow(new PersonId(members.get(i)), topic.slug);
            }
            number++;
        }
    }
}
