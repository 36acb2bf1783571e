package org.staffroom.notifications;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.JointHosting;
import org.staffroom.meetings.MeetingId;
import org.staffroom.notifications.Facts.Line;
import org.staffroom.notifications.Facts.Section;
import org.staffroom.people.PersonId;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.Dates;
import org.staffroom.shared.DemoLoading;
import org.staffroom.shared.Words;

/** Tells ambassadors what another region asks of them or answers; {@link Announcements} says when it listens. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class JointAnnouncements {

    /** The ambassadors of a region; where none is in office, whoever set up the meeting, and for another region the admins. */
    private static final String AMBASSADORS = """
            with asked as (select ambassadors_asked(:to, :today) as person_id)
            select p.id as person_id, p.email, jsonb_build_object('name', p.name) as own
            from person p join meeting m on m.id = :meeting
            where p.status = 'ACTIVE' and p.email is not null and p.id <> :by
              and (p.id in (select person_id from asked)
                or not exists (select 1 from asked)
                    and case when m.region_id = :to then p.id = m.created_by else p.admin end)
            """;

    private final Outbox outbox;
    private final JdbcClient jdbc;
    private final EntityManager entities;
    private final Words words;
    private final DemoLoading demo;
    private final Dates dates;
    private final Clock clock;

    JointAnnouncements(
            Outbox outbox,
            JdbcClient jdbc,
            EntityManager entities,
            Words words,
            DemoLoading demo,
            Dates dates,
            Clock clock) {
        this.outbox = outbox;
        this.jdbc = jdbc;
        this.entities = entities;
        this.words = words;
        this.demo = demo;
        this.dates = dates;
        this.clock = clock;
    }

    private record About(
            String key,
            String title,
            Instant startsAt,
            Instant endsAt,
            String zone,
            boolean dateFollows,
            @Nullable String place,
            UUID leadId,
            String lead,
            String region,
            String who) {}

    @EventListener
    void on(JointHosting event) {
        if (demo.active()) {
            return;
        }
        entities.flush();
        var about = about(event.meeting(), event.region(), event.by());
        var step = event.step();
        var detail = List.of(
                about.dateFollows
                        ? words.of("meetings.changes.date-to-follow")
                        : dates.day(about.startsAt, ZoneId.of(about.zone)) + ", "
                                + dates.hours(about.startsAt, about.endsAt),
                about.place == null ? words.of("mail.joint.no-place") : about.place);
        var path = switch (step) {
            case INVITED -> "/organise/meetings/" + about.key + "/co-hosts/" + event.region();
            case ACCEPTED, DECLINED, LEFT -> "/organise/meetings/" + about.key + "/details";
            case TAKEN_BACK, ENDED, THROWN_AWAY -> "/organise";
        };
        outbox.to(
                Template.valueOf("CO_HOST_" + step),
                AMBASSADORS,
                Map.of(
                        "to",
                        step.concernsLead() ? about.leadId : event.region().value(),
                        "by",
                        event.by().value(),
                        "meeting",
                        event.meeting().value(),
                        "today",
                        dates.today()),
                Facts.none()
                        .written(
                                about.title,
                                event.words(),
                                words.of("mail.joint.who", about.who, step.concernsLead() ? about.region : about.lead),
                                step.concernsLead() ? about.lead : about.region)
                        .listing(List.of(new Section(
                                words.of("mail.joint.meeting"),
                                List.of(new Line(about.title, String.join(", ", detail), path))))),
                // Declined and asked again, it is told again.
                event.meeting() + ":" + event.region() + ":" + clock.instant().toEpochMilli());
    }

    private About about(MeetingId meeting, RegionId region, PersonId by) {
        return jdbc.sql("""
                        select coalesce(m.slug, m.id::text) as key, m.title, m.starts_at, m.ends_at, m.zone,
                               m.status = 'POSTPONED' as date_follows,
                               v.name || ', ' || v.town as place, l.id as lead_id, l.name as lead, r.name as region, p.name as who
                        from meeting m join region l on l.id = m.region_id
                        join region r on r.id = :region join person p on p.id = :by
                        left join venue v on v.id = m.venue_id and m.format <> 'ONLINE'
                        where m.id = :meeting
                        """)
                .param("meeting", meeting.value())
                .param("region", region.value())
                .param("by", by.value())
                .query(About.class)
                .single();
    }
}
