package org.staffroom.topics;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Audit;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Slug;
import org.staffroom.shared.Violation;

/** Commands on topics. All but following are for admins; others find nothing. */
@Service
@Transactional
public class Topics {

    private final TopicRepository topics;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    Topics(TopicRepository topics, JdbcClient jdbc, Audit audit, Clock clock) {
        this.topics = topics;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** @return the slug, made of the name and frozen */
    String create(CurrentPerson me, String name, String description) {
        requireAdmin(me);
        var slug = Slug.of(
                name, taken -> taken.equals("new") || topics.findBySlug(taken).isPresent());
        createAt(me, slug, name, description);
        return slug;
    }

    void createAt(CurrentPerson me, String slug, String name, String description) {
        requireAdmin(me);
        var topic = Topic.create(slug, name, description);
        save(topic);
        audit.record(me.id().value(), "created", "topic", topic.id().value());
    }

    /** @throws org.staffroom.shared.StaleVersion when somebody saved the topic since the form was opened */
    void edit(CurrentPerson me, String slug, int version, String name, String description) {
        var topic = forAdmin(me, slug);
        topic.edit(version, name, description);
        save(topic);
        audit.record(me.id().value(), "edited", "topic", topic.id().value());
    }

    /** Takes a topic off the list, and off the lists of those who follow it; refused while talks carry it. */
    void delete(CurrentPerson me, String slug) {
        var topic = forAdmin(me, slug);
        jdbc.sql("delete from topic_follower where topic_id = ?")
                .param(topic.id().value())
                .update();
        topics.delete(topic);
        try {
            topics.flush();
        } catch (DataIntegrityViolationException problem) {
            throw Violation.of(problem).orElse("").endsWith("_topic_id_fkey")
                    ? new Refused("topics.refused.used")
                    : problem;
        }
        audit.record(me.id().value(), "deleted", "topic", topic.id().value());
    }

    /** Follows a topic: pressing twice is following once. */
    void follow(PersonId person, String slug) {
        var topic = topics.findBySlug(slug).orElseThrow(NotFound::new);
        jdbc.sql("insert into topic_follower (topic_id, person_id, since) values (?, ?, ?) on conflict do nothing")
                .params(topic.id().value(), person.value(), Timestamp.from(clock.instant()))
                .update();
    }

    /** Follows these and no others. */
    public void followOnly(PersonId person, Collection<String> slugs) {
        var wanted = slugs.toArray(String[]::new);
        jdbc.sql("""
                        delete from topic_follower where person_id = :person and topic_id in (
                            select id from topic where slug <> all(:wanted))
                        """).param("person", person.value()).param("wanted", wanted).update();
        jdbc.sql("""
                        insert into topic_follower (topic_id, person_id, since)
                        select id, :person, :now from topic where slug = any(:wanted) on conflict do nothing
                        """)
                .param("person", person.value())
                .param("wanted", wanted)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    void unfollow(PersonId person, String slug) {
        jdbc.sql("delete from topic_follower where person_id = ?"
                        + " and topic_id = (select id from topic where slug = ?)")
                .params(person.value(), slug)
                .update();
    }

    private void save(Topic topic) {
        try {
            topics.saveAndFlush(topic);
        } catch (DataIntegrityViolationException problem) {
            throw switch (Violation.of(problem).orElse("")) {
                case "topic_name", "topic_slug_key" -> new Refused("topics.refused.name-taken");
                default -> problem;
            };
        }
    }

    private Topic forAdmin(CurrentPerson me, String slug) {
        requireAdmin(me);
        return topics.findBySlug(slug).orElseThrow(NotFound::new);
    }

    private static void requireAdmin(CurrentPerson me) {
        if (!me.admin()) {
            throw new NotFound();
        }
    }
}
