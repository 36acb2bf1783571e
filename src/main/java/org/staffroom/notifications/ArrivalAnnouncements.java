package org.staffroom.notifications;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.attendance.AttendanceAnswered;
import org.staffroom.notifications.Facts.Line;
import org.staffroom.notifications.Facts.Section;
import org.staffroom.shared.DemoLoading;
import org.staffroom.shared.Words;

/** Tells whoever said that their attendance was otherwise what an organiser found; {@link Announcements} says when it listens. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ArrivalAnnouncements {

    private static final String WHO_SAID_SO = """
            select p.id as person_id, p.email, jsonb_build_object('name', p.name) as own
            from person p where p.id = :person and p.status = 'ACTIVE' and p.email is not null
            """;

    private final Outbox outbox;
    private final JdbcClient jdbc;
    private final EntityManager entities;
    private final Words words;
    private final DemoLoading demo;

    ArrivalAnnouncements(Outbox outbox, JdbcClient jdbc, EntityManager entities, Words words, DemoLoading demo) {
        this.outbox = outbox;
        this.jdbc = jdbc;
        this.entities = entities;
        this.words = words;
        this.demo = demo;
    }

    private record About(String slug, String title, String region) {}

    @EventListener
    void on(AttendanceAnswered event) {
        if (demo.active()) {
            return;
        }
        entities.flush();
        var about = jdbc.sql(
                        "select m.slug, m.title, r.name as region from meeting m join region r on r.id = m.region_id where m.id = ?")
                .param(event.meeting().value())
                .query(About.class)
                .single();
        outbox.to(
                event.putRight() ? Template.ATTENDANCE_PUT_RIGHT : Template.ATTENDANCE_KEPT,
                WHO_SAID_SO,
                Map.of("person", event.person().value()),
                Facts.none()
                        .written(about.title, "", "", about.region)
                        .listing(List.of(new Section(
                                words.of("mail.attendance.meeting"),
                                List.of(new Line(about.title, null, "/my/attendance/" + about.slug))))),
                event.meeting().toString());
    }
}
