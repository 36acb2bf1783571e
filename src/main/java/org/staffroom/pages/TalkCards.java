package org.staffroom.pages;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Page;

/** Talks on a topic: those on the agenda of a published meeting. */
@Component
class TalkCards {

    static final int SIZE = 20;

    private static final Duration LATELY = Duration.ofDays(200);

    /** Ready for {@code fragments/cards :: talk-row}. */
    record TalkCard(
            String slug,
            String title,
            boolean vendor,
            @Nullable String speakers,
            @Nullable String summary) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    TalkCards(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Talks on what the person follows that are on an agenda to come or were given lately, the latest first. */
    List<Suggested<TalkCard>> followedBy(PersonId person, int most) {
        return jdbc.sql("""
                        select t.slug, t.title, t.kind = 'VENDOR' as vendor, n.names,
                               (select string_agg(p.name, ', ' order by s.position)
                                from presentation_speaker s join person p on p.id = s.person_id
                                where s.presentation_id = t.id) as speakers
                        from (
                            select i.presentation_id, max(m.starts_at) as given,
                                   array(select c.name from topic_follower f join topic c on c.id = f.topic_id
                                         join presentation_topic pt on pt.topic_id = c.id
                                         where f.person_id = :person and pt.presentation_id = i.presentation_id
                                         order by c.name) as names
                            from agenda_item i join meeting m on m.id = i.meeting_id
                            where m.status = 'PUBLISHED' and m.starts_at > :since and i.presentation_id in (
                                select pt.presentation_id from topic_follower f join presentation_topic pt on pt.topic_id = f.topic_id
                                where f.person_id = :person)
                            group by i.presentation_id) n
                        join presentation t on t.id = n.presentation_id
                        order by n.given desc, t.id limit :most
                        """)
                .param("person", person.value())
                .param("since", Timestamp.from(clock.instant().minus(LATELY)))
                .param("most", most)
                .query((row, number) -> new Suggested<>(
                        new TalkCard(
                                row.getString("slug"),
                                row.getString("title"),
                                row.getBoolean("vendor"),
                                row.getString("speakers"),
                                null),
                        Follows.names(row.getArray("names"))))
                .list();
    }

    Page<TalkCard> onTopic(String topic, int page) {
        var total = new AtomicLong();
        var talks = jdbc.sql("""
                        select t.slug, t.title, t.kind = 'VENDOR' as vendor, count(*) over () as total,
                               (select string_agg(p.name, ', ' order by s.position)
                                from presentation_speaker s join person p on p.id = s.person_id
                                where s.presentation_id = t.id) as speakers
                        from presentation t
                        join presentation_topic pt on pt.presentation_id = t.id
                        join topic on topic.id = pt.topic_id and topic.slug = :topic
                        join lateral (
                            select max(m.starts_at) as given from agenda_item i join meeting m on m.id = i.meeting_id
                            where i.presentation_id = t.id and m.status <> 'DRAFT') last on last.given is not null
                        order by last.given desc, t.title, t.id limit :size offset :offset
                        """)
                .param("topic", topic)
                .param("size", SIZE)
                .param("offset", Page.offset(page, SIZE))
                .query((row, number) -> {
                    total.set(row.getLong("total"));
                    return new TalkCard(
                            row.getString("slug"),
                            row.getString("title"),
                            row.getBoolean("vendor"),
                            row.getString("speakers"),
                            null);
                })
                .list();
        return new Page<>(talks, Math.max(1, page), SIZE, total.get());
    }
}
