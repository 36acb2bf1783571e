package org.staffroom.places;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.MeetingId;
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
@Service
@Transactional
public class Places {

    /** Dietary and access needs are erased this long after the meeting. */
    public static final Duration NEEDS_KEPT = Duration.ofDays(14);

    /** What organisers wrote about a single person's place is erased this long after the meeting. */
    private static final Duration REASONS_KEPT = Duration.ofDays(365);

    private final PlaceRows rows;
    private final MovingUp waiting;
    private final RegistrationRepository registrations;
    private final PlaceQueries queries;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Audit audit;
    private final Clock clock;

    Places(
            PlaceRows rows,
            MovingUp waiting,
            RegistrationRepository registrations,
            PlaceQueries queries,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Audit audit,
            Clock clock) {
        this.rows = rows;
        this.waiting = waiting;
        this.registrations = registrations;
        this.queries = queries;
        this.jdbc = jdbc;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Takes a place, or joins the waiting list when there is none for this person, or asks for one where the organisers
     * decide. Somebody who has one already keeps it as it is: pressing twice changes nothing and tells nobody. Whoever waits
     * beside a place that nobody wanted in time has it by pressing.
     *
     * @throws NotFound when there is no such published meeting
     * @throws Refused when it was cancelled, has no date, is over or not open to this person, does not offer the mode, or
     *     the person has a place in the other one
     */
    public void take(CurrentPerson me, MeetingId meeting, PlaceMode mode) {
        var day = rows.day(meeting);
        day.requireNotCancelled();
        day.requireDate();
        var row = rows.lock(meeting).stream()
                .filter(r -> r.mode() == mode && day.offers(mode))
                .findFirst()
                .orElseThrow(() -> new Refused("places.refused.mode"));
        var now = clock.instant();
        if (day.over(now)) {
            throw new Refused("places.refused.over");
        }
        var registration = registration(meeting, me, now);
        if (registration.isActive()) {
            if (registration.mode() != mode) {
                throw new Refused("places.refused.other-mode");
            }
            takeIfFree(day, registration, now);
            return;
        }
        if (registration.isDeclined()) {
            throw new Refused("places.refused.declined");
        }
        requireOpen(day, me, now);
        var needs = needsOf(me.id());
        Record event;
        if (day.opening().approval()) {
            event = registration.request(mode, needs, now);
        } else if (hasPlaceFor(day, row, me.id().value(), now)) {
            event = registration.confirm(mode, needs, now);
            rows.addConfirmed(meeting, mode, 1);
        } else {
            event = registration.queue(mode, rows.takeWaitingNumber(meeting, mode), needs, now);
        }
        registrations.saveAndFlush(registration);
        audit.record(me.id().value(), "took", "registration", registration.id());
        events.publishEvent(event);
    }

    boolean hasPlaceFor(PlaceDay day, PlaceRows.Row row, UUID person, Instant now) {
        return row.free() > 0
                && !rows.beyondShare(day, row.mode(), person)
                && !waiting.anybodyBefore(day, row.mode(), row, now);
    }

    /**
     * Everybody who comes before was asked: of those who wait, whoever presses first has the place that is left. For a command
     * that holds the lock.
     */
    void takeIfFree(PlaceDay day, Registration registration, Instant now) {
        if (!registration.isWaiting() || !day.published() || day.over(now)) {
            return;
        }
        registrations.flush();
        if (isFreeFor(day, rows.lock(day.meeting()), registration.mode(), registration.personId(), now)) {
            var event = registration.moveUp(now);
            rows.addConfirmed(day.meeting(), registration.mode(), 1);
            registrations.flush();
            audit.record(registration.personId(), "took", "registration", registration.id());
            events.publishEvent(event);
        }
    }

    /** Whether somebody who waits has only to press. */
    @Transactional(readOnly = true)
    public boolean isFreeFor(CurrentPerson me, MeetingId meeting, PlaceMode mode) {
        var day = rows.look(meeting);
        var now = clock.instant();
        return day.published()
                && !day.over(now)
                && isFreeFor(day, rows.counts(meeting), mode, me.id().value(), now);
    }

    private boolean isFreeFor(PlaceDay day, List<PlaceRows.Row> all, PlaceMode mode, UUID person, Instant now) {
        return all.stream().filter(row -> row.mode() == mode).anyMatch(row -> hasPlaceFor(day, row, person, now));
    }

    void requireOpen(PlaceDay day, CurrentPerson me, Instant now) {
        switch (day.opening().at(now)) {
            case NOT_YET -> throw new Refused("places.refused.not-yet");
            case CLOSED -> throw new Refused("places.refused.closed");
            case HEAD_START -> {
                if (!queries.hasHeadStart(day.meeting(), me.id())) {
                    throw new Refused("places.refused.head-start");
                }
            }
            case OPEN -> {}
        }
    }

    /**
     * Gives the place, or the place in the waiting list, back; who waits first moves up. So is a request withdrawn and an
     * offer declined. Nothing happens when there is nothing to give back.
     *
     * @throws NotFound when there is no such published meeting
     * @throws Refused when the meeting has started or was cancelled
     */
    public void giveBack(CurrentPerson me, MeetingId meeting) {
        var day = rows.day(meeting);
        day.requireNotCancelled();
        rows.lock(meeting);
        var now = clock.instant();
        var found = registrations
                .findByMeetingIdAndPersonId(meeting.value(), me.id().value())
                .filter(Registration::isActive);
        if (found.isEmpty()) {
            return;
        }
        if (day.started(now)) {
            throw new Refused("places.refused.started");
        }
        var registration = found.get();
        var heldPlace = registration.holdsPlace();
        var event = registration.giveBack(now);
        registrations.saveAndFlush(registration);
        audit.record(me.id().value(), "gave back", "registration", registration.id());
        events.publishEvent(event);
        if (heldPlace) {
            makeRoom(day, registration.mode(), now);
        }
    }

    /** One place of the mode came free. */
    void makeRoom(PlaceDay day, PlaceMode mode, Instant now) {
        rows.addConfirmed(day.meeting(), mode, -1);
        waiting.into(day, now);
    }

    /**
     * Says that one cannot come, without having a place; so that the organisers know. Saying it twice changes nothing.
     *
     * @throws NotFound when there is no such published meeting
     * @throws Refused when it was cancelled or is over, the person has a place, which is to be given back, or
     *     was declined one
     */
    public void apologise(CurrentPerson me, MeetingId meeting) {
        var day = rows.day(meeting);
        day.requireNotCancelled();
        rows.lock(meeting);
        var now = clock.instant();
        if (day.started(now)) {
            throw new Refused("places.refused.over");
        }
        var registration = registration(meeting, me, now);
        if (registration.isActive()) {
            throw new Refused("places.refused.has-place");
        }
        if (registration.isDeclined()) {
            throw new Refused("places.refused.declined");
        }
        var mode = day.offers(PlaceMode.ROOM) ? PlaceMode.ROOM : PlaceMode.ONLINE;
        registration.apologise(mode, now);
        registrations.saveAndFlush(registration);
        audit.record(me.id().value(), "sent apologies", "registration", registration.id());
    }

    private Registration registration(MeetingId meeting, CurrentPerson me, Instant now) {
        return registrations
                .findByMeetingIdAndPersonId(meeting.value(), me.id().value())
                .orElseGet(() -> Registration.of(meeting, me.id(), now));
    }

    /** Gives back all that somebody who leaves for good, or is suspended, still has; what can no longer be given back stays as it is. */
    void giveBackAll(PersonId person) {
        var me = new CurrentPerson(person, "", "", false, true);
        // One meeting after the other in one order, so that two who leave at once never wait for each other.
        var meetings =
                jdbc.sql("""
                        select meeting_id from registration where person_id = :person and status <> 'CANCELLED'
                        order by meeting_id
                        """).param("person", person.value()).query(UUID.class).list();
        for (var meeting : meetings) {
            try {
                giveBack(me, new MeetingId(meeting));
            } catch (Refused started) {
                // or cancelled: there is nothing to give back any more
            }
        }
        // Nobody is left who could say whether the new date suits them, and for that nobody loses a place.
        jdbc.sql("""
                        update registration r set confirm_by = null, version = r.version + 1
                        from person p
                        where r.booked_by = :person and r.person_id <> :person and r.confirm_by is not null
                          and p.id = r.person_id and p.email is null
                        """).param("person", person.value()).update();
    }

    /**
     * Changes what one needs at this meeting; the profile stays as it is.
     *
     * @throws NotFound without a place, or when needs are no longer kept
     */
    public void updateNeeds(CurrentPerson me, MeetingId meeting, Needs needs) {
        var day = rows.day(meeting);
        rows.lock(meeting);
        var now = clock.instant();
        var registration = registrations
                .findByMeetingIdAndPersonId(meeting.value(), me.id().value())
                .filter(Registration::isActive)
                .filter(r -> day.keepsNeeds(now))
                .orElseThrow(NotFound::new);
        registration.need(needs);
        audit.record(me.id().value(), "changed needs", "registration", registration.id());
    }

    /** Holds back every other decision about the meeting's places until this transaction ends. */
    public void lock(MeetingId meeting) {
        rows.lock(meeting);
    }

    /** Keeps what somebody who comes agrees to; for a command that holds the lock. */
    public void agree(CurrentPerson me, UUID registration, Consents consents) {
        registrations.findById(registration).orElseThrow(NotFound::new).agree(consents, clock.instant());
        audit.record(me.id().value(), "changed consents", "registration", registration);
    }

    /** Erases the needs told for meetings that ended more than two weeks ago; answers with how many rows had some. */
    int eraseOldNeeds() {
        return jdbc.sql("""
                        update registration r set dietary_needs = null, access_needs = null, version = r.version + 1
                        from meeting m
                        where m.id = r.meeting_id and m.ends_at < :before and m.status <> 'POSTPONED'
                          and (r.dietary_needs is not null or r.access_needs is not null)
                        """)
                .param("before", Timestamp.from(clock.instant().minus(NEEDS_KEPT)))
                .update();
    }

    /** Erases what organisers wrote about single people's places at meetings of more than a year ago; answers with how many. */
    int eraseOldReasons() {
        var before = Timestamp.from(clock.instant().minus(REASONS_KEPT));
        return jdbc.sql("""
                                delete from place_by_hand h using meeting m
                                where m.id = h.meeting_id and m.ends_at < :before and m.status <> 'POSTPONED'
                                """).param("before", before).update()
                + jdbc.sql("""
                                update registration r set declined_reason = '', version = r.version + 1
                                from meeting m
                                where m.id = r.meeting_id and m.ends_at < :before and m.status <> 'POSTPONED'
                                  and r.declined_reason <> ''
                                """).param("before", before).update();
    }

    Needs needsOf(PersonId person) {
        return jdbc.sql("select dietary_needs, access_needs from person where id = :person")
                .param("person", person.value())
                .query((row, number) -> new Needs(row.getString("dietary_needs"), row.getString("access_needs")))
                .single();
    }
}
