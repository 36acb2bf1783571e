package org.staffroom.notifications;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.attendance.AttendanceAnswered;
import org.staffroom.door.HelperNamed;
import org.staffroom.meetings.MeetingId;
import org.staffroom.notifications.Facts.Line;
import org.staffroom.notifications.Facts.Section;
import org.staffroom.shared.Dates;
import org.staffroom.shared.DemoLoading;
import org.staffroom.shared.Words;

/**
 * Tells whoever said that their attendance was otherwise what an organiser found, and who helps at the door where it is;
 * {@link Announcements} says when it listens.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ArrivalAnnouncements {

    private static final String THE_PERSON = """
            select p.id as person_id, p.email, jsonb_build_object('name', p.name) as own
            from person p where p.id = :person and p.status = 'ACTIVE' and p.email is not null
            """;

    private final Outbox outbox;
    private final JdbcClient jdbc;
    private final EntityManager entities;
    private final Words words;
    private final Dates dates;
    private final DemoLoading demo;

    ArrivalAnnouncements(
            Outbox outbox, JdbcClient jdbc, EntityManager entities, Words words, Dates dates, DemoLoading demo) {
        this.outbox = outbox;
        this.jdbc = jdbc;
        this.entities = entities;
        this.words = words;
        this.dates = dates;
        this.demo = demo;
    }

    private record About(String slug, String title, String region, Instant startsAt, String zone) {}

    @EventListener
    void on(AttendanceAnswered event) {
        if (demo.active()) {
            return;
        }
        var about = about(event.meeting());
        outbox.to(
                event.putRight() ? Template.ATTENDANCE_PUT_RIGHT : Template.ATTENDANCE_KEPT,
                THE_PERSON,
                Map.of("person", event.person().value()),
                Facts.none()
                        .written(about.title, "", "", about.region)
                        .listing(List.of(new Section(
                                words.of("mail.attendance.meeting"),
                                List.of(new Line(about.title, null, "/my/attendance/" + about.slug))))),
                event.meeting().toString());
    }

    @EventListener
    void on(HelperNamed event) {
        if (demo.active()) {
            return;
        }
        var about = about(event.meeting());
        var day = dates.day(about.startsAt, ZoneId.of(about.zone));
        outbox.to(
                Template.DOOR_HELPER,
                THE_PERSON,
                Map.of("person", event.helper().value()),
                Facts.none()
                        .written(about.title, "", "", about.region)
                        .listing(List.of(new Section(
                                words.of("mail.door-helper.door"),
                                List.of(new Line(about.title, day, "/organise/meetings/" + about.slug + "/door"))))),
                event.meeting().toString());
    }

    private About about(MeetingId meeting) {
        entities.flush();
        return jdbc.sql("""
                        select m.slug, m.title, r.name as region, m.starts_at, m.zone
                        from meeting m join region r on r.id = m.region_id where m.id = ?
                        """).param(meeting.value()).query(About.class).single();
    }
}
