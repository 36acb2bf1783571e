package org.staffroom.notifications;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.calendars.CalendarEntries;
import org.staffroom.calendars.MeetingEntry;
import org.staffroom.meetings.MeetingId;
import org.staffroom.notifications.Facts.Part;
import org.staffroom.people.NewsKind;
import org.staffroom.people.PersonId;
import org.staffroom.shared.DemoLoading;

/**
 * What is told at its hour: a week and a day before a meeting to those who have a place, the day after to those who were
 * there. Days and hours are those of the meeting's zone. Each is queued once for each day the meeting is held on; what it
 * says is read at the moment of sending, and it is not sent when it is no longer so.
 */
@Component
class Reminders {

    private static final List<Template> ABOUT_PLACES =
            List.of(Template.REMINDER_WEEK, Template.REMINDER_DAY, Template.THANK_YOU);
    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final LocalTime DAY_AFTER = LocalTime.of(9, 0);
    private static final Duration HORIZON = Duration.ofDays(10);

    private static final String NOT_STOPPED = """
             and p.status = 'ACTIVE' and p.email is not null and not exists (
                select 1 from news_stopped n where n.person_id = p.id and n.kind = 'REMINDERS')
            """;
    private static final String COMING = """
            select p.id as person_id, p.email,
                jsonb_build_object('name', p.name, 'part', 'CONFIRMED', 'round', r.round) as own
            from registration r join person p on p.id = r.person_id
            where r.meeting_id = :meeting and r.status = 'CONFIRMED' and r.registered_at <= :due
            """ + NOT_STOPPED;
    private static final String CAME = """
            select p.id as person_id, p.email, jsonb_build_object('name', p.name, 'part', 'OTHER') as own
            from came t join person p on p.id = t.person_id
            where t.meeting_id = :meeting and cast(:due as timestamptz) is not null
            """ + NOT_STOPPED;

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final CalendarEntries calendar;
    private final ReminderSections sections;
    private final SlideReminders slides;
    private final FeedbackAnnouncements feedback;
    private final Welcomes welcomes;
    private final DemoLoading demo;
    private final Clock clock;

    Reminders(
            JdbcClient jdbc,
            Outbox outbox,
            CalendarEntries calendar,
            ReminderSections sections,
            SlideReminders slides,
            FeedbackAnnouncements feedback,
            Welcomes welcomes,
            DemoLoading demo,
            Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.calendar = calendar;
        this.sections = sections;
        this.slides = slides;
        this.feedback = feedback;
        this.welcomes = welcomes;
        this.demo = demo;
        this.clock = clock;
    }

    private static Window window(Template template, Near meeting) {
        return switch (template) {
            case REMINDER_WEEK -> new Window(meeting.at(-7, MORNING), meeting.midnight(-5), meeting.at(-1, MORNING));
            case REMINDER_DAY -> new Window(meeting.at(-1, MORNING), meeting.midnight(0), meeting.startsAt());
            case THANK_YOU -> new Window(meeting.at(1, DAY_AFTER), meeting.midnight(5), meeting.midnight(14));
            default -> throw new IllegalArgumentException(template.key());
        };
    }

    /** Queues what is due; asked again, or by several at once, it queues nothing twice. */
    @Transactional
    public int queue() {
        if (demo.active()) {
            return 0;
        }
        var queued = slides.queue();
        for (var meeting : near()) {
            for (var template : ABOUT_PLACES) {
                if (window(template, meeting).queues(clock.instant())) {
                    queued += queue(template, meeting);
                }
            }
        }
        return queued;
    }

    private List<Near> near() {
        var now = clock.instant();
        return jdbc.sql(
                        "select id, starts_at, zone from meeting where status = 'PUBLISHED' and starts_at between ? and ? order by id")
                .params(Timestamp.from(now.minus(HORIZON)), Timestamp.from(now.plus(HORIZON)))
                .query(Near.class)
                .list();
    }

    private int queue(Template template, Near near) {
        var meeting = calendar.entry(new MeetingId(near.id())).withoutJoiningLink();
        // Whoever took a place after it was due has just been told everything.
        var due = Timestamp.from(window(template, near).from());
        return outbox.to(
                template,
                template == Template.THANK_YOU ? CAME : COMING,
                Map.of("meeting", meeting.id(), "due", due),
                Facts.of(meeting).in(daysTo(meeting)),
                meeting.id() + ":" + near.day());
    }

    private int daysTo(MeetingEntry meeting) {
        var today = LocalDate.ofInstant(clock.instant(), meeting.zone());
        return (int) ChronoUnit.DAYS.between(today, Near.of(meeting).day());
    }

    /** The facts as they are now; empty when this is not to be told any more. */
    @Transactional(readOnly = true)
    public Optional<Facts> now(Delivery delivery) {
        if (delivery.template().news() == NewsKind.SLIDES) {
            return slides.now(delivery);
        }
        if (delivery.template().carriesSecret()) {
            return feedback.now(delivery);
        }
        if (delivery.template() == Template.WELCOME_BEFORE || delivery.template() == Template.WELCOME_AFTER) {
            return welcomes.now(delivery);
        }
        var queued = Objects.requireNonNull(delivery.facts().meeting());
        if (delivery.person() == null || !isPublished(queued.id())) {
            return Optional.empty();
        }
        var meeting = calendar.entry(new MeetingId(queued.id()));
        if (!Near.of(meeting).day().equals(Near.of(queued).day())
                || !window(delivery.template(), Near.of(meeting)).sends(clock.instant())) {
            return Optional.empty();
        }
        return delivery.template() == Template.THANK_YOU
                ? came(meeting, delivery.person())
                : coming(meeting, delivery.person());
    }

    private boolean isPublished(UUID meeting) {
        return jdbc.sql("select count(*) from meeting where id = ? and status = 'PUBLISHED'")
                        .param(meeting)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private record Recipient(
            String name, @Nullable Integer round, @Nullable String mode) {}

    private Optional<Facts> coming(MeetingEntry meeting, PersonId person) {
        return recipient("""
                select p.name, r.round, r.mode from registration r join person p on p.id = r.person_id
                where r.meeting_id = :meeting and p.id = :person and r.status = 'CONFIRMED'
                """, meeting, person)
                .map(found -> Facts.of(meeting)
                        .to(found.name, Part.CONFIRMED, Objects.requireNonNullElse(found.round, 0))
                        .in(daysTo(meeting))
                        .listing(sections.before(meeting, "ONLINE".equals(found.mode))));
    }

    private Optional<Facts> came(MeetingEntry meeting, PersonId person) {
        return recipient("""
                select p.name, null::int as round, null as mode from came t join person p on p.id = t.person_id
                where t.meeting_id = :meeting and p.id = :person
                """, meeting, person)
                .map(found -> Facts.of(meeting.withoutJoiningLink())
                        .to(found.name, Part.OTHER, 0)
                        .in(daysTo(meeting))
                        .listing(sections.after(meeting)));
    }

    private Optional<Recipient> recipient(String query, MeetingEntry meeting, PersonId person) {
        return jdbc.sql(query + NOT_STOPPED)
                .param("meeting", meeting.id())
                .param("person", person.value())
                .query(Recipient.class)
                .optional();
    }
}
