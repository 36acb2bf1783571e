package org.staffroom.notifications;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.calendars.CalendarEntries;
import org.staffroom.changes.ChangeNotices;
import org.staffroom.changes.MeetingRescheduled;
import org.staffroom.meetings.AnswerByMoved;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.MeetingPublished;
import org.staffroom.notifications.Facts.Part;
import org.staffroom.people.PersonId;
import org.staffroom.places.OfferLapsed;
import org.staffroom.places.PlaceLetGo;
import org.staffroom.places.PlaceOffered;
import org.staffroom.places.PlaceQueries;
import org.staffroom.places.PlaceRequested;
import org.staffroom.places.RequestDeclined;
import org.staffroom.shared.DemoLoading;

/** Asks people, and tells what became of their places; {@link Announcements} says when it listens. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PlaceAnnouncements {

    private static final String REGISTERED = """
            select p.id as person_id, p.email, jsonb_build_object('name', p.name, 'part', r.status, 'round', r.round,
                'sequence', r.calendar_sequence, 'position', place_in_line(r)) as own
            from registration r join person p on p.id = r.person_id
            where r.meeting_id = :meeting and p.status = 'ACTIVE' and p.email is not null and
            """;
    private static final String ASKED = REGISTERED + " r.confirm_by is not null";
    private static final String ASKED_FOR_COLLEAGUES = """
            select b.id as person_id, b.email, jsonb_build_object('name', b.name, 'part', 'OTHER') as own
            from person b
            where b.status = 'ACTIVE' and b.email is not null and b.id in (
                select r.booked_by from registration r join person p on p.id = r.person_id
                where r.meeting_id = :meeting and r.confirm_by is not null and p.email is null)
            """;
    private static final String NOT_ASKED = REGISTERED + " r.status in ('WAITING', 'OFFERED', 'REQUESTED')";

    /** Who was registered for the earlier meeting when it was cancelled. */
    private static final String BEFORE = """
            select p.id as person_id, p.email, jsonb_build_object('name', p.name, 'part', 'OTHER') as own
            from meeting m
            join registration r on r.meeting_id = m.held_again_from
                and r.status in ('CONFIRMED', 'WAITING', 'OFFERED', 'REQUESTED')
            join person p on p.id = r.person_id
            where m.id = :meeting and p.status = 'ACTIVE' and p.email is not null
            """;

    private final Outbox outbox;
    private final CalendarEntries calendar;
    private final ChangeNotices notices;
    private final ChangeLetters letters;
    private final PlaceQueries places;
    private final EntityManager entities;
    private final JdbcClient jdbc;
    private final DemoLoading demo;

    PlaceAnnouncements(
            Outbox outbox,
            CalendarEntries calendar,
            ChangeNotices notices,
            ChangeLetters letters,
            PlaceQueries places,
            EntityManager entities,
            JdbcClient jdbc,
            DemoLoading demo) {
        this.outbox = outbox;
        this.calendar = calendar;
        this.notices = notices;
        this.letters = letters;
        this.places = places;
        this.entities = entities;
        this.jdbc = jdbc;
        this.demo = demo;
    }

    @EventListener
    void on(PlaceRequested event) {
        tell(Template.PLACE_REQUESTED, event.meeting(), event.person(), null, null, null, null);
    }

    @EventListener
    void on(RequestDeclined event) {
        tell(Template.REQUEST_DECLINED, event.meeting(), event.person(), Part.GONE_WAITING, event.reason(), null, null);
        if (!demo.active()) {
            outbox.toBringer(
                    Template.COLLEAGUE_WITHOUT_PLACE,
                    event.meeting(),
                    event.person(),
                    event.round(),
                    Facts.of(calendar.entry(event.meeting())).because(event.reason()));
        }
    }

    /** Withdrawn when the meeting is moved, it may be made again in the same round. */
    @EventListener
    void on(PlaceOffered event) {
        tell(
                Template.PLACE_OFFERED,
                event.meeting(),
                event.person(),
                null,
                null,
                event.until(),
                event.round() + "-" + event.until().getEpochSecond());
    }

    @EventListener
    void on(OfferLapsed event) {
        tell(
                Template.OFFER_LAPSED,
                event.meeting(),
                event.person(),
                null,
                null,
                null,
                event.round() + "-" + event.until().getEpochSecond());
    }

    @EventListener
    void on(PlaceLetGo event) {
        tell(Template.PLACE_LET_GO, event.meeting(), event.person(), Part.GONE, null, null, null);
        if (!demo.active()) {
            outbox.toBringer(
                    Template.COLLEAGUE_LET_GO,
                    event.meeting(),
                    event.person(),
                    event.round(),
                    Facts.of(calendar.entry(event.meeting())));
        }
    }

    private void tell(
            Template template,
            MeetingId meeting,
            PersonId person,
            @Nullable Part part,
            @Nullable String reason,
            @Nullable Instant until,
            @Nullable String happening) {
        if (!demo.active()) {
            entities.flush();
            var facts = Facts.of(calendar.entry(meeting)).because(reason).until(until);
            outbox.toRegistered(template, meeting, facts, person, part, happening);
        }
    }

    /** Who has a place is asked whether the new date suits; who waits hears of it. */
    @EventListener
    void on(MeetingRescheduled event) {
        if (!demo.active()) {
            entities.flush();
            var notice = notices.get(event.notice());
            var facts = letters.facts(calendar.entry(event.meeting()), notice.differences(), notice.reason())
                    .until(event.answerBy());
            to(ASKED, event.meeting(), facts, event.notice().toString());
            toBringers(event.meeting(), facts, event.notice().toString());
            to(
                    NOT_ASKED,
                    event.meeting(),
                    facts.withoutJoiningLink(),
                    event.notice().toString());
        }
    }

    @EventListener
    void on(AnswerByMoved event) {
        if (!demo.active()) {
            entities.flush();
            var facts = Facts.of(calendar.entry(event.meeting())).until(event.answerBy());
            // Moved there and back, it is told again; pressed twice it is not, for that changes nothing.
            var happening = event.answerBy().getEpochSecond() + "-" + version(event.meeting());
            to(ASKED, event.meeting(), facts, happening);
            toBringers(event.meeting(), facts, happening);
        }
    }

    private int version(MeetingId meeting) {
        return jdbc.sql("select version from meeting where id = ?")
                .param(meeting.value())
                .query(Integer.class)
                .single();
    }

    private void to(String recipients, MeetingId meeting, Facts facts, String happening) {
        outbox.to(
                Template.DATE_ASKED, recipients, Map.of("meeting", meeting.value()), facts, meeting + ":" + happening);
    }

    private void toBringers(MeetingId meeting, Facts facts, String happening) {
        outbox.to(
                Template.COLLEAGUES_ASKED,
                ASKED_FOR_COLLEAGUES,
                Map.of("meeting", meeting.value()),
                facts.withoutJoiningLink(),
                meeting + ":" + happening);
    }

    /** A meeting held again: those of the earlier one are invited, ahead of everybody where they have a head start. */
    @EventListener
    void on(MeetingPublished event) {
        if (demo.active()) {
            return;
        }
        entities.flush();
        if (isHeldAgain(event.meeting())) {
            var from = places.opening(event.meeting()).everybodyFrom();
            outbox.to(
                    from == null ? Template.HELD_AGAIN_OPEN : Template.HELD_AGAIN,
                    BEFORE,
                    Map.of("meeting", event.meeting().value()),
                    Facts.of(calendar.entry(event.meeting()))
                            .withoutJoiningLink()
                            .until(from),
                    event.meeting().toString());
        }
    }

    private boolean isHeldAgain(MeetingId meeting) {
        return jdbc.sql("select held_again_from is not null from meeting where id = ?")
                .param(meeting.value())
                .query(Boolean.class)
                .single();
    }
}
