package org.staffroom.attendees;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.CapacityRaised;
import org.staffroom.meetings.MeetingCancelled;
import org.staffroom.meetings.MeetingChanged;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.MeetingPostponed;
import org.staffroom.meetings.MeetingRescheduled;
import org.staffroom.meetings.PlaceMode;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Audit;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;

/**
 * Commands on places. Capacity is never exceeded: every command locks the meeting's rows of {@code place} before it looks
 * at anything it decides by. Locks are taken in one order: meeting, place, registration.
 */
@Service("attendeePlaces")
@Transactional
public class Places {

    /** Dietary and access needs are erased this long after the meeting. */
    static final Duration NEEDS_KEPT = Duration.ofDays(14);

    private final PlaceRows rows;
    private final RegistrationRepository registrations;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Audit audit;
    private final Clock clock;

    Places(
            PlaceRows rows,
            RegistrationRepository registrations,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Audit audit,
            Clock clock) {
        this.rows = rows;
        this.registrations = registrations;
        this.jdbc = jdbc;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    private record Day(String status, String format, Instant startsAt, Instant endsAt) {

        boolean cancelled() {
            return status.equals("CANCELLED");
        }

        boolean offers(PlaceMode mode) {
            return format.equals("HYBRID") || format.equals(mode == PlaceMode.ROOM ? "IN_PERSON" : "ONLINE");
        }
    }

    /**
     * Takes a place, or joins the waiting list when there is none. Somebody who has one already keeps it as it is:
     * pressing twice changes nothing and tells nobody.
     *
     * @throws NotFound when there is no such published meeting
     * @throws Refused when it was cancelled, is over, does not offer the mode, or the person has a place in the other one
     */
    public void take(CurrentPerson me, MeetingId meeting, PlaceMode mode) {
        var day = day(meeting);
        if (day.cancelled()) {
            throw new Refused("attendees.refused.cancelled");
        }
        var row = rows.lock(meeting).stream()
                .filter(r -> r.mode() == mode && day.offers(mode))
                .findFirst()
                .orElseThrow(() -> new Refused("attendees.refused.mode"));
        var now = clock.instant();
        if (!now.isBefore(day.endsAt())) {
            throw new Refused("attendees.refused.over");
        }
        var registration = registrations
                .findByMeetingIdAndPersonId(meeting.value(), me.id().value())
                .orElseGet(() -> Registration.of(meeting, me.id(), now));
        if (registration.isActive()) {
            if (registration.mode() != mode) {
                throw new Refused("attendees.refused.other-mode");
            }
            return;
        }
        var needs = needsOf(me.id());
        Record event;
        if (row.free() > 0 && !anybodyWaits(meeting, row)) {
            event = registration.confirm(mode, needs, now);
            rows.addConfirmed(meeting, mode, 1);
        } else {
            event = registration.queue(mode, rows.takeWaitingNumber(meeting, mode), needs, now);
        }
        registrations.saveAndFlush(registration);
        audit.record(me.id().value(), "took", "registration", registration.id());
        events.publishEvent(event);
    }

    /**
     * Gives the place, or the place in the waiting list, back; who waits first moves up. Nothing happens when there is
     * nothing to give back.
     *
     * @throws NotFound when there is no such published meeting
     * @throws Refused when the meeting has started or was cancelled
     */
    public void giveBack(CurrentPerson me, MeetingId meeting) {
        var day = day(meeting);
        if (day.cancelled()) {
            throw new Refused("attendees.refused.cancelled");
        }
        rows.lock(meeting);
        var now = clock.instant();
        var found = registrations
                .findByMeetingIdAndPersonId(meeting.value(), me.id().value())
                .filter(Registration::isActive);
        if (found.isEmpty()) {
            return;
        }
        if (!now.isBefore(day.startsAt())) {
            throw new Refused("attendees.refused.started");
        }
        var registration = found.get();
        var event = registration.giveBack(now);
        registrations.saveAndFlush(registration);
        audit.record(me.id().value(), "gave back", "registration", registration.id());
        events.publishEvent(event);
        if (event.wasConfirmed()) {
            rows.addConfirmed(meeting, registration.mode(), -1);
            moveUp(meeting, now);
        }
    }

    /**
     * Changes what one needs at this meeting; the profile stays as it is.
     *
     * @throws NotFound without a place, or when needs are no longer kept
     */
    void updateNeeds(CurrentPerson me, MeetingId meeting, Needs needs) {
        var day = day(meeting);
        rows.lock(meeting);
        var now = clock.instant();
        var registration = registrations
                .findByMeetingIdAndPersonId(meeting.value(), me.id().value())
                .filter(Registration::isActive)
                .filter(r -> now.isBefore(day.endsAt().plus(NEEDS_KEPT)))
                .orElseThrow(NotFound::new);
        registration.need(needs, now);
        audit.record(me.id().value(), "changed needs", "registration", registration.id());
    }

    /** Erases the needs told for meetings that ended more than two weeks ago; answers with how many rows had some. */
    int eraseOldNeeds() {
        return jdbc.sql("""
                        update registration r set dietary_needs = null, access_needs = null, version = r.version + 1
                        from meeting m
                        where m.id = r.meeting_id and m.ends_at < :before
                          and (r.dietary_needs is not null or r.access_needs is not null)
                        """)
                .param("before", Timestamp.from(clock.instant().minus(NEEDS_KEPT)))
                .update();
    }

    @EventListener
    @Order(0)
    @Transactional(propagation = Propagation.MANDATORY)
    void on(CapacityRaised event) {
        var day = day(event.meeting());
        var now = clock.instant();
        if (!day.cancelled() && now.isBefore(day.endsAt())) {
            moveUp(event.meeting(), now);
        }
    }

    /** Ahead of the mails, which carry the number. */
    @EventListener
    @Order(0)
    @Transactional(propagation = Propagation.MANDATORY)
    void on(MeetingChanged event) {
        raiseSequences(event.meeting());
    }

    @EventListener
    @Order(0)
    @Transactional(propagation = Propagation.MANDATORY)
    void on(MeetingPostponed event) {
        raiseSequences(event.meeting());
    }

    @EventListener
    @Order(0)
    @Transactional(propagation = Propagation.MANDATORY)
    void on(MeetingRescheduled event) {
        raiseSequences(event.meeting());
    }

    @EventListener
    @Order(0)
    @Transactional(propagation = Propagation.MANDATORY)
    void on(MeetingCancelled event) {
        raiseSequences(event.meeting());
    }

    private void raiseSequences(MeetingId meeting) {
        rows.lock(meeting);
        jdbc.sql("""
                        update registration set calendar_sequence = calendar_sequence + 1, version = version + 1
                        where meeting_id = :meeting and status = 'CONFIRMED'
                        """).param("meeting", meeting.value()).update();
    }

    /** The longest waiting come first, as many as there are free places. */
    private void moveUp(MeetingId meeting, Instant now) {
        for (var row : rows.lock(meeting)) {
            if (row.free() > 0 && row.nextWaiting() > 1) {
                var first = registrations.findByMeetingIdAndModeAndStatusOrderByWaitingNumber(
                        meeting.value(), row.mode(), PlaceStatus.WAITING, Limit.of(row.free()));
                if (!first.isEmpty()) {
                    rows.addConfirmed(meeting, row.mode(), first.size());
                    List<MovedUp> moved = first.stream().map(r -> r.moveUp(now)).toList();
                    registrations.flush();
                    moved.forEach(events::publishEvent);
                }
            }
        }
    }

    /** Whoever waits has moved up before there is room for somebody new; this is for capacity raised by hand. */
    private boolean anybodyWaits(MeetingId meeting, PlaceRows.Row row) {
        return row.nextWaiting() > 1
                && !registrations
                        .findByMeetingIdAndModeAndStatusOrderByWaitingNumber(
                                meeting.value(), row.mode(), PlaceStatus.WAITING, Limit.of(1))
                        .isEmpty();
    }

    /** Locked for sharing: it cannot be cancelled or moved while a place is being taken. */
    private Day day(MeetingId meeting) {
        return jdbc.sql("""
                        select status, format, starts_at, ends_at from meeting
                        where id = :meeting and status <> 'DRAFT' for share
                        """)
                .param("meeting", meeting.value())
                .query((row, number) -> new Day(
                        row.getString("status"),
                        row.getString("format"),
                        row.getTimestamp("starts_at").toInstant(),
                        row.getTimestamp("ends_at").toInstant()))
                .optional()
                .orElseThrow(NotFound::new);
    }

    private Needs needsOf(PersonId person) {
        return jdbc.sql("select dietary_needs, access_needs from person where id = :person")
                .param("person", person.value())
                .query((row, number) -> new Needs(row.getString("dietary_needs"), row.getString("access_needs")))
                .single();
    }
}
