package org.staffroom.notifications;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.notifications.Facts.Line;
import org.staffroom.notifications.Facts.Section;
import org.staffroom.photos.PhotoRequestSettled;
import org.staffroom.shared.DemoLoading;
import org.staffroom.shared.Words;

/** Tells whoever asked about a photo what became of it; {@link Announcements} says when it listens. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PhotoAnnouncements {

    private static final String ASKED = """
            select p.id as person_id, p.email, jsonb_build_object('name', p.name) as own
            from photo_request q join person p on p.id = q.asked_by
            where q.id = :request and p.status = 'ACTIVE' and p.email is not null
            """;

    private record About(
            String title,
            @Nullable String slug,
            String region,
            @Nullable String answer) {}

    private final Outbox outbox;
    private final JdbcClient jdbc;
    private final EntityManager entities;
    private final Words words;
    private final DemoLoading demo;

    PhotoAnnouncements(Outbox outbox, JdbcClient jdbc, EntityManager entities, Words words, DemoLoading demo) {
        this.outbox = outbox;
        this.jdbc = jdbc;
        this.entities = entities;
        this.words = words;
        this.demo = demo;
    }

    @EventListener
    void on(PhotoRequestSettled event) {
        if (demo.active()) {
            return;
        }
        entities.flush();
        var about = jdbc.sql("""
                        select m.title, m.slug, r.name as region, nullif(q.answer, '') as answer
                        from photo_request q join meeting m on m.id = q.meeting_id join region r on r.id = m.region_id
                        where q.id = ?
                        """).param(event.request()).query(About.class).single();
        outbox.to(
                Template.PHOTO_REQUEST_SETTLED,
                ASKED,
                Map.of("request", event.request()),
                Facts.none()
                        .written(about.title, "", "", about.region)
                        .because(about.answer)
                        .listing(List.of(new Section(
                                words.of("mail.photo.meeting"),
                                List.of(new Line(
                                        about.title, null, about.slug == null ? null : "/meetings/" + about.slug))))),
                event.request().toString());
    }
}
