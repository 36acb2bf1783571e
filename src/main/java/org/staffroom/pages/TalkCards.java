package org.staffroom.pages;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.shared.Page;

/** Talks on a topic: those on the agenda of a published meeting. */
@Component
class TalkCards {

    static final int SIZE = 20;

    /** Ready for {@code fragments/cards :: talk-row}. */
    record TalkCard(
            String slug,
            String title,
            boolean vendor,
            @Nullable String speakers,
            @Nullable String summary) {}

    private final JdbcClient jdbc;

    TalkCards(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
