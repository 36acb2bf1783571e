package org.staffroom.notifications;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.calendars.CalendarEntries;
import org.staffroom.meetings.MeetingId;
import org.staffroom.notifications.Facts.Part;
import org.staffroom.people.NewsKind;
import org.staffroom.shared.Dates;
import org.staffroom.shared.DemoLoading;
import org.staffroom.shared.Secret;
import org.staffroom.shared.Words;
import org.staffroom.surveys.FeedbackAsked;
import org.staffroom.surveys.FeedbackOpened;
import org.staffroom.surveys.FeedbackTicket;
import org.staffroom.surveys.FeedbackTokens;

/**
 * Asks those who were at a meeting what they made of it, reminds whoever has not answered, and says when there is something
 * to read; {@link Announcements} says when it listens.
 *
 * <p>Both mails to one person are queued at once, for the token is known at this moment alone. Nothing happens to either when
 * an answer comes in: only when the second is about to be sent is it seen that its token is gone, and then it is dropped. As
 * no row is left of those that are sent, nobody can read who was reminded, and so who had not answered.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class FeedbackAnnouncements {

    /** Of the region and of those that hold it together. */
    private static final String ORGANISERS = """
            select p.id as person_id, p.email, jsonb_build_object('name', p.name, 'part', 'OTHER') as own
            from person p
            where p.email is not null and p.id in (
                select ambassadors_asked(m.region_id, :today) from meeting m where m.id = :meeting
                union
                select ambassadors_asked(c.region_id, :today) from meeting_co_host c
                where c.meeting_id = :meeting and c.accepted_at is not null)
            """;

    /** Each told of all their talks of that meeting that enough have rated. */
    private static final String SPEAKERS = """
            select p.id as person_id, p.email, jsonb_build_object('name', p.name, 'sections', jsonb_build_array(
                jsonb_build_object('heading', cast(:heading as text), 'lines', jsonb_agg(jsonb_build_object(
                    'text', case when talk.kind = 'VENDOR' then :vendor || talk.title else talk.title end, 'detail', cast(:detail as text),
                    'path', '/my/talks/' || talk.slug || '/feedback') order by t.position)))) as own
            from feedback_talk t
            join presentation talk on talk.id = t.presentation_id
            join presentation_speaker s on s.presentation_id = talk.id
            join person p on p.id = s.person_id
            where t.meeting_id = :meeting and p.standing = 'MEMBER' and p.status = 'ACTIVE' and p.email is not null
              and (select sum(r.shown) from feedback_rating r where r.talk_id = t.id) >= 5
            group by p.id
            """;

    private final Outbox outbox;
    private final CalendarEntries calendar;
    private final FeedbackTokens tokens;
    private final Secret secrets;
    private final JdbcClient jdbc;
    private final Words words;
    private final Dates dates;
    private final DemoLoading demo;
    private final Clock clock;

    FeedbackAnnouncements(
            Outbox outbox,
            CalendarEntries calendar,
            FeedbackTokens tokens,
            Secret secrets,
            JdbcClient jdbc,
            Words words,
            Dates dates,
            DemoLoading demo,
            Clock clock) {
        this.outbox = outbox;
        this.calendar = calendar;
        this.tokens = tokens;
        this.secrets = secrets;
        this.jdbc = jdbc;
        this.words = words;
        this.dates = dates;
        this.demo = demo;
        this.clock = clock;
    }

    @EventListener
    void on(FeedbackAsked event) {
        if (demo.active()) {
            return;
        }
        var facts = facts(event.meeting()).until(event.closesAt());
        for (var template : List.of(Template.FEEDBACK_ASKED, Template.FEEDBACK_REMINDED)) {
            outbox.sealed(
                    template,
                    event.tickets().stream().collect(Collectors.toMap(FeedbackTicket::person, sealed())),
                    facts,
                    event.meeting().toString(),
                    template == Template.FEEDBACK_ASKED ? clock.instant() : event.remindAt());
        }
    }

    private Function<FeedbackTicket, byte[]> sealed() {
        return ticket -> secrets.encrypt(LetterSecret.of(ticket).text());
    }

    @EventListener
    void on(FeedbackOpened event) {
        if (demo.active()) {
            return;
        }
        var facts = facts(event.meeting());
        var happening = event.meeting().toString();
        outbox.to(
                Template.FEEDBACK_READY,
                ORGANISERS,
                Map.of("meeting", event.meeting().value(), "today", dates.today()),
                facts,
                happening);
        var meeting = calendar.entry(event.meeting());
        outbox.to(
                Template.FEEDBACK_TALK,
                SPEAKERS,
                Map.of(
                        "meeting",
                        event.meeting().value(),
                        "heading",
                        words.of("mail.feedback-talk.talks"),
                        "vendor",
                        words.of("mail.feedback-talk.vendor") + " ",
                        "detail",
                        meeting.title()),
                Facts.none().written(meeting.title(), "", "", meeting.region()),
                happening);
    }

    private Facts facts(MeetingId meeting) {
        return Facts.of(calendar.entry(meeting)).withoutJoiningLink().as(Part.OTHER);
    }

    /** As it was queued; empty when the token was used, or the person wants no such mails any more. */
    Optional<Facts> now(Delivery delivery) {
        return delivery.secret() != null
                        && delivery.person() != null
                        && tokens.isOpen(delivery.secret().link())
                        && !isStopped(delivery)
                ? Optional.of(delivery.facts())
                : Optional.empty();
    }

    private boolean isStopped(Delivery delivery) {
        return jdbc.sql("""
                        select exists (select 1 from news_stopped where person_id = :person and kind = :kind)
                            or not exists (select 1 from person where id = :person and status = 'ACTIVE')
                        """)
                .param(
                        "person",
                        java.util.Objects.requireNonNull(delivery.person()).value())
                .param("kind", NewsKind.REMINDERS.name())
                .query(Boolean.class)
                .single();
    }
}
