package org.staffroom.notifications;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.calendars.CalendarEntries;
import org.staffroom.calendars.MeetingEntry;
import org.staffroom.meetings.MeetingId;
import org.staffroom.notifications.Facts.Part;
import org.staffroom.shared.DemoLoading;

/**
 * Two mails to somebody who is new: four days before their first meeting what to expect and who greets them, and three days
 * after it what comes next. Each once, for whatever meeting it is; both besides what everybody gets.
 */
@Component
class Welcomes {

    private static final int DAYS_BEFORE = 4;
    private static final int DAYS_AFTER = 3;
    private static final LocalTime BEFORE_AT = LocalTime.of(17, 0);
    private static final LocalTime AFTER_AT = LocalTime.of(9, 0);

    /** Later it is no welcome. */
    private static final Duration LATE_AFTER = Duration.ofDays(5);

    /** The reminder of the day before says the rest. */
    private static final Duration LATE_BEFORE = Duration.ofHours(20);

    private static final String WRITTEN_TO = """
             and p.status = 'ACTIVE' and p.email is not null and not exists (
                select 1 from news_stopped n where n.person_id = p.id and n.kind = 'REMINDERS')
            """;

    /** Has a place here and was at no meeting yet, ambassadors apart: they know their way. */
    private static final String COMES_FIRST = """
            select p.id as person_id, p.email,
                jsonb_build_object('name', p.name, 'part', 'CONFIRMED', 'round', r.round) as own
            from registration r join person p on p.id = r.person_id
            where r.meeting_id = :meeting and r.status = 'CONFIRMED'
              and not exists (select 1 from attendance a where a.person_id = p.id and a.way <> 'GUEST')
              and not exists (select 1 from ambassador a where a.person_id = p.id)
              and not exists (select 1 from delivery d where d.person_id = p.id and d.template = :template)
            """ + WRITTEN_TO;

    private static final String CAME_FIRST = """
            select p.id as person_id, p.email, jsonb_build_object('name', p.name, 'part', 'OTHER') as own
            from attendance t join meeting m on m.id = t.meeting_id join person p on p.id = t.person_id
            where t.meeting_id = :meeting and t.way <> 'GUEST'
              and not exists (select 1 from attendance a join meeting other on other.id = a.meeting_id
                where a.person_id = p.id and a.way <> 'GUEST' and other.id <> m.id and other.starts_at <= m.starts_at)
              and not exists (select 1 from ambassador a where a.person_id = p.id)
            """ + WRITTEN_TO;

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final CalendarEntries calendar;
    private final ReminderSections sections;
    private final DemoLoading demo;
    private final Clock clock;

    Welcomes(
            JdbcClient jdbc,
            Outbox outbox,
            CalendarEntries calendar,
            ReminderSections sections,
            DemoLoading demo,
            Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.calendar = calendar;
        this.sections = sections;
        this.demo = demo;
        this.clock = clock;
    }

    private static @Nullable Template due(Near meeting, Instant now) {
        if (!now.isBefore(meeting.at(-DAYS_BEFORE, BEFORE_AT))
                && now.isBefore(meeting.startsAt().minus(LATE_BEFORE))) {
            return Template.WELCOME_BEFORE;
        }
        var after = meeting.at(DAYS_AFTER, AFTER_AT);
        return !now.isBefore(after) && now.isBefore(after.plus(LATE_AFTER)) ? Template.WELCOME_AFTER : null;
    }

    /** Queues what is due; asked again, it queues nothing twice. */
    @Transactional
    public int queue() {
        if (demo.active()) {
            return 0;
        }
        var now = clock.instant();
        var queued = 0;
        for (var near : jdbc.sql("""
                        select id, starts_at, zone from meeting
                        where status = 'PUBLISHED' and recorded_at is null and starts_at between :since and :until order by id
                        """)
                .param("since", Timestamp.from(now.minus(Duration.ofDays(10))))
                .param("until", Timestamp.from(now.plus(Duration.ofDays(6))))
                .query(Near.class)
                .list()) {
            var template = due(near, now);
            if (template != null) {
                queued += outbox.to(
                        template,
                        template == Template.WELCOME_BEFORE ? COMES_FIRST : CAME_FIRST,
                        Map.of("meeting", near.id()),
                        Facts.of(calendar.entry(new MeetingId(near.id()))).withoutJoiningLink(),
                        near.id().toString());
            }
        }
        return queued;
    }

    /** The facts as they are now; empty when it is not to be told any more: given back, moved, or not the first after all. */
    Optional<Facts> now(Delivery delivery) {
        var id = Objects.requireNonNull(delivery.facts().meeting()).id();
        var person = delivery.person();
        if (person == null) {
            return Optional.empty();
        }
        var before = delivery.template() == Template.WELCOME_BEFORE;
        var online = jdbc.sql("""
                        select coalesce(r.mode, 'ROOM') = 'ONLINE' from meeting m
                        join person p on p.id = :person
                        left join registration r on r.meeting_id = m.id and r.person_id = p.id
                        where m.id = :meeting and m.status = 'PUBLISHED' and case when :before
                            then r.status = 'CONFIRMED' and m.starts_at > :now
                                and m.starts_at < cast(:now as timestamptz) + interval '6 days'
                                and not exists (select 1 from attendance a where a.person_id = p.id and a.way <> 'GUEST')
                            else exists (select 1 from attendance a
                                where a.meeting_id = m.id and a.person_id = p.id and a.way <> 'GUEST') end
                        """ + WRITTEN_TO)
                .param("meeting", id)
                .param("person", person.value())
                .param("before", before)
                .param("now", Timestamp.from(clock.instant()))
                .query(Boolean.class)
                .optional();
        return online.map(fromAfar -> told(delivery, calendar.entry(new MeetingId(id)), before, fromAfar));
    }

    private Facts told(Delivery delivery, MeetingEntry meeting, boolean before, boolean online) {
        return Facts.of(meeting.withoutJoiningLink())
                .to(
                        delivery.facts().name(),
                        before ? Part.CONFIRMED : Part.OTHER,
                        delivery.facts().round())
                .listing(before ? sections.welcome(meeting, online) : sections.next(meeting, clock.instant()));
    }
}
