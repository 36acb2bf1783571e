package org.staffroom.notifications;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.calendars.CalendarEntries;
import org.staffroom.meetings.MeetingId;
import org.staffroom.notifications.Facts.Line;
import org.staffroom.notifications.Facts.Part;
import org.staffroom.notifications.Facts.Section;
import org.staffroom.shared.DemoLoading;

/**
 * Asks speakers for their slides: a week before the meeting when there are none, and two days after it when nobody who was
 * there can look at any. Each once for each day a meeting is held on; what is asked for is read at the moment of sending, and
 * nothing is sent to whoever has added them by then.
 */
@Component
class SlideReminders {

    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final Duration HORIZON = Duration.ofDays(12);

    /**
     * Talks of a speaker at a meeting without slides; with {@code :shown} without any that others may see. Not of one whose
     * place another takes there, or who has said that they cannot.
     */
    private static final String WITHOUT = """
            from presentation_speaker s join presentation t on t.id = s.presentation_id
            where s.person_id = p.id
              and t.id in (
                select i.presentation_id from appearance g join agenda_item i on i.id = g.item_id
                where g.meeting_id = :meeting and g.person_id = p.id and g.role = 'SPEAKER')
              and not exists (select 1 from speaker_absence a
                where a.meeting_id = :meeting and a.presentation_id = t.id and a.person_id = p.id)
              and not exists (select 1 from presentation_material m
                where m.presentation_id = t.id and (not :shown or m.audience <> 'NOBODY'))
            """;

    private static final String WRITTEN_TO = """
             p.status = 'ACTIVE' and p.email is not null and not exists (
                select 1 from news_stopped n where n.person_id = p.id and n.kind = 'SLIDES')
            """;

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final CalendarEntries calendar;
    private final MessageSource messages;
    private final DemoLoading demo;
    private final Clock clock;

    SlideReminders(
            JdbcClient jdbc,
            Outbox outbox,
            CalendarEntries calendar,
            MessageSource messages,
            DemoLoading demo,
            Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.calendar = calendar;
        this.messages = messages;
        this.demo = demo;
        this.clock = clock;
    }

    private static Window window(Template template, Near meeting) {
        return template == Template.SLIDES_DUE
                ? new Window(meeting.at(-7, MORNING), meeting.midnight(-1), meeting.startsAt())
                : new Window(meeting.at(2, MORNING), meeting.midnight(9), meeting.midnight(21));
    }

    /** Queues what is due; asked again, or by several at once, it queues nothing twice. */
    @Transactional
    public int queue() {
        if (demo.active()) {
            return 0;
        }
        var queued = 0;
        var now = clock.instant();
        for (var meeting : near(now)) {
            for (var template : List.of(Template.SLIDES_DUE, Template.SLIDES_MISSING)) {
                if (window(template, meeting).queues(now)) {
                    queued += outbox.to(
                            template,
                            "select p.id as person_id, p.email, jsonb_build_object('name', p.name, 'part', 'SPEAKER') as own"
                                    + " from person p where " + WRITTEN_TO + " and exists (select 1 " + WITHOUT + ")",
                            Map.of("meeting", meeting.id(), "shown", template == Template.SLIDES_MISSING),
                            Facts.of(calendar.entry(new MeetingId(meeting.id())).withoutJoiningLink()),
                            meeting.id() + ":" + meeting.day());
                }
            }
        }
        return queued;
    }

    private List<Near> near(Instant now) {
        return jdbc.sql("""
                        select id, starts_at, zone from meeting
                        where status = 'PUBLISHED' and recorded_at is null and starts_at between ? and ? order by id
                        """)
                .params(Timestamp.from(now.minus(HORIZON)), Timestamp.from(now.plus(HORIZON)))
                .query(Near.class)
                .list();
    }

    private record Lacking(String name, String slug, String title, boolean vendor) {}

    /** The facts as they are now; empty when nothing is missing any more, or the meeting is not held on that day. */
    @Transactional(readOnly = true)
    public Optional<Facts> now(Delivery delivery) {
        var queued = Objects.requireNonNull(delivery.facts().meeting());
        var held = jdbc.sql("select exists (select 1 from meeting where id = ? and status = 'PUBLISHED')")
                .param(queued.id())
                .query(Boolean.class)
                .single();
        if (delivery.person() == null || !held) {
            return Optional.empty();
        }
        var meeting = calendar.entry(new MeetingId(queued.id())).withoutJoiningLink();
        if (!Near.of(meeting).day().equals(Near.of(queued).day())
                || !window(delivery.template(), Near.of(meeting)).sends(clock.instant())) {
            return Optional.empty();
        }
        var lacking = jdbc.sql(
                        "select p.name, t.slug, t.title, t.kind = 'VENDOR' as vendor from person p, lateral (select t.* "
                                + WITHOUT + ") t where p.id = :person and " + WRITTEN_TO + " order by t.title")
                .param("meeting", meeting.id())
                .param("person", delivery.person().value())
                .param("shown", delivery.template() == Template.SLIDES_MISSING)
                .query(Lacking.class)
                .list();
        if (lacking.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Facts.of(meeting)
                .to(lacking.get(0).name, Part.SPEAKER, 0)
                .listing(List.of(new Section(
                        word("mail.list.without-slides"),
                        lacking.stream().map(this::line).toList()))));
    }

    private Line line(Lacking talk) {
        return new Line(
                talk.vendor ? word("mail.list.vendor", talk.title) : talk.title,
                null,
                "/presentations/" + talk.slug + "/materials");
    }

    private String word(String key, Object... arguments) {
        return messages.getMessage(key, arguments, java.util.Locale.UK);
    }
}
