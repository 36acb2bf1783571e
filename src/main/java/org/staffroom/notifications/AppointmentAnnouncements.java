package org.staffroom.notifications;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.notifications.Facts.Line;
import org.staffroom.notifications.Facts.Section;
import org.staffroom.regions.AmbassadorAppointed;
import org.staffroom.shared.Dates;
import org.staffroom.shared.DemoLoading;
import org.staffroom.shared.Words;

/** Tells whoever runs a region from now on, and where to begin; {@link Announcements} says when it listens. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class AppointmentAnnouncements {

    private static final String APPOINTED = """
            select p.id as person_id, p.email, jsonb_build_object('name', p.name) as own
            from ambassador a join person p on p.id = a.person_id
            where a.id = :assignment and p.id <> :by and p.status = 'ACTIVE' and p.email is not null
            """;

    private record About(LocalDate since, String region, String slug, String who) {}

    private final Outbox outbox;
    private final JdbcClient jdbc;
    private final Words words;
    private final Dates dates;
    private final DemoLoading demo;

    AppointmentAnnouncements(Outbox outbox, JdbcClient jdbc, Words words, Dates dates, DemoLoading demo) {
        this.outbox = outbox;
        this.jdbc = jdbc;
        this.words = words;
        this.dates = dates;
        this.demo = demo;
    }

    @EventListener
    void on(AmbassadorAppointed event) {
        if (demo.active()) {
            return;
        }
        var about = jdbc.sql("""
                        select a.since, r.name as region, r.slug, p.name as who
                        from ambassador a join region r on r.id = a.region_id, person p
                        where a.id = ? and p.id = ?
                        """)
                .params(event.assignment(), event.by().value())
                .query(About.class)
                .single();
        outbox.to(
                Template.AMBASSADOR_APPOINTED,
                APPOINTED,
                Map.of("assignment", event.assignment(), "by", event.by().value()),
                Facts.none()
                        .written(dates.day(about.since), "", about.who, about.region)
                        .listing(List.of(new Section(
                                words.of("mail.appointed.begin"),
                                List.of(
                                        new Line(words.of("mail.appointed.desk"), null, "/organise"),
                                        new Line(words.of("mail.appointed.meeting"), null, "/organise/meetings/new"),
                                        new Line(about.region, null, "/regions/" + about.slug))))),
                event.assignment().toString());
    }
}
