package org.staffroom.places;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.PlaceMode;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.People;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Audit;
import org.staffroom.shared.Ids;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;

/**
 * What organisers do by hand about places, ahead of the order of the waiting list but never beyond the capacity; with a
 * reason, kept for their fellow organisers. Until the meeting is over.
 */
@Service
@Transactional
public class ByHand {

    /** @param left how many did not get what was meant: no place was free, or there was nothing to do */
    public record Outcome(int done, int left) {}

    private final MeetingAccess access;
    private final Places places;
    private final PlaceRows rows;
    private final MovingUp waiting;
    private final RegistrationRepository registrations;
    private final People people;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Audit audit;
    private final Clock clock;

    ByHand(
            MeetingAccess access,
            Places places,
            PlaceRows rows,
            MovingUp waiting,
            RegistrationRepository registrations,
            People people,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Audit audit,
            Clock clock) {
        this.access = access;
        this.places = places;
        this.rows = rows;
        this.waiting = waiting;
        this.registrations = registrations;
        this.people = people;
        this.jdbc = jdbc;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Adds somebody: with a place, or at the end of the waiting list. A waiting list with free places in front of it does not
     * exist: there is a place for them then.
     *
     * @param email null when it is not told: nothing can be sent to them
     * @throws NotFound for anybody who does not organise the meeting, and for drafts
     * @return whether they have a place
     * @throws Refused when they are on the list already, or no place is free
     */
    public boolean add(
            CurrentPerson me,
            MeetingId meeting,
            String name,
            @Nullable String email,
            PlaceMode mode,
            boolean queues,
            String reason) {
        var now = begin(me, meeting);
        var day = rows.day(meeting);
        var row = rows.lock(meeting).stream()
                .filter(r -> r.mode() == mode && day.offers(mode))
                .findFirst()
                .orElseThrow(() -> new Refused("places.refused.mode"));
        var nameless = email == null || email.isBlank();
        if (nameless && isListed(meeting, name)) {
            throw new Refused("places.refused.listed", name.strip());
        }
        if (!queues && row.free() <= 0) {
            throw new Refused("places.refused.no-place-free");
        }
        var person = people.named(name, email, null);
        var registration = registrations
                .findByMeetingIdAndPersonId(meeting.value(), person.value())
                .orElseGet(() -> Registration.of(meeting, person, now));
        if (registration.isActive()) {
            throw new Refused("places.refused.listed", name.strip());
        }
        // What somebody once told of themselves is not for whoever knows their address: the mail asks for it.
        var needs = person.equals(me.id()) ? places.needsOf(person) : Needs.NONE;
        Record event;
        if (queues && !(day.published() && places.hasPlaceFor(day, row, person.value(), now))) {
            event = registration.queue(mode, rows.takeWaitingNumber(meeting, mode), needs, now);
        } else {
            event = registration.confirm(mode, needs, now);
            rows.addConfirmed(meeting, mode, 1);
        }
        registrations.saveAndFlush(registration);
        note(me, meeting, person, "ADDED", reason, now);
        events.publishEvent(event);
        return registration.isConfirmed();
    }

    /**
     * Gives places to those of them who wait, were offered one or ask for one, first those who wait longest, as far as
     * there are any.
     */
    public Outcome confirm(CurrentPerson me, MeetingId meeting, Collection<PersonId> chosen, String reason) {
        var now = begin(me, meeting);
        var granted = new ArrayList<PlaceGranted>();
        for (var row : rows.lock(meeting)) {
            var free = row.free();
            for (var registration : hopeful(meeting, row.mode(), chosen)) {
                var held = registration.holdsPlace();
                if (!held && free <= 0) {
                    continue;
                }
                granted.add(registration.grant(now));
                if (!held) {
                    free--;
                }
            }
            rows.addConfirmed(meeting, row.mode(), row.free() - free);
        }
        registrations.flush();
        for (var event : granted) {
            note(me, meeting, event.person(), "CONFIRMED", reason, now);
            events.publishEvent(event);
        }
        return new Outcome(granted.size(), chosen.size() - granted.size());
    }

    /**
     * Moves those of them who have a place to the room, or online, as far as places are free there; who waits for the places
     * they leave moves up.
     *
     * @throws Refused when the meeting has no such places
     */
    public Outcome move(CurrentPerson me, MeetingId meeting, Collection<PersonId> chosen, PlaceMode to, String reason) {
        var now = begin(me, meeting);
        var day = rows.day(meeting);
        var row = rows.lock(meeting).stream()
                .filter(r -> r.mode() == to && day.offers(to))
                .findFirst()
                .orElseThrow(() -> new Refused("places.refused.mode"));
        var moved = new ArrayList<PlaceMoved>();
        for (var registration : of(meeting, chosen)) {
            if (registration.isConfirmed() && registration.mode() != to && moved.size() < row.free()) {
                rows.addConfirmed(meeting, registration.mode(), -1);
                rows.addConfirmed(meeting, to, 1);
                moved.add(registration.move(to, now));
            }
        }
        registrations.flush();
        for (var event : moved) {
            note(me, meeting, event.person(), "MOVED", reason, now);
            events.publishEvent(event);
        }
        waiting.into(rows.day(meeting), now);
        return new Outcome(moved.size(), chosen.size() - moved.size());
    }

    /** Gives back the places of those of them who have one, wait or ask for one; who waits first moves up. */
    public Outcome giveBack(CurrentPerson me, MeetingId meeting, Collection<PersonId> chosen, String reason) {
        var now = begin(me, meeting);
        rows.lock(meeting);
        var released = new ArrayList<PlaceReleased>();
        for (var registration : of(meeting, chosen)) {
            if (registration.isActive()) {
                if (registration.holdsPlace()) {
                    rows.addConfirmed(meeting, registration.mode(), -1);
                }
                var gone = registration.giveBack(now);
                released.add(new PlaceReleased(meeting, gone.person(), gone.round(), gone.wasConfirmed(), reason));
            }
        }
        registrations.flush();
        for (var event : released) {
            note(me, meeting, event.person(), "GIVEN_BACK", reason, now);
            events.publishEvent(event);
        }
        waiting.into(rows.day(meeting), now);
        return new Outcome(released.size(), chosen.size() - released.size());
    }

    /** The meeting is locked for sharing from here on. */
    private Instant begin(CurrentPerson me, MeetingId meeting) {
        access.requireOrganiser(me, meeting);
        var day = rows.day(meeting);
        var now = clock.instant();
        day.requireNotCancelled();
        if (day.over(now)) {
            throw new Refused("places.refused.over-by-hand");
        }
        return now;
    }

    private List<Registration> of(MeetingId meeting, Collection<PersonId> chosen) {
        return registrations.findByMeetingIdAndPersonIdIn(meeting.value(), ids(chosen));
    }

    private List<Registration> hopeful(MeetingId meeting, PlaceMode mode, Collection<PersonId> chosen) {
        return of(meeting, chosen).stream()
                .filter(r -> r.isActive() && !r.isConfirmed() && r.mode() == mode)
                .sorted(Comparator.comparing(Registration::inOrder))
                .toList();
    }

    private boolean isListed(MeetingId meeting, String name) {
        return jdbc.sql("""
                        select exists (select 1 from registration r join person p on p.id = r.person_id
                            where r.meeting_id = :meeting and r.status not in ('CANCELLED', 'APOLOGIES')
                              and p.email is null and lower(p.name) = lower(:name))
                        """)
                .param("meeting", meeting.value())
                .param("name", name.strip())
                .query(Boolean.class)
                .single();
    }

    private void note(CurrentPerson me, MeetingId meeting, PersonId person, String action, String reason, Instant now) {
        jdbc.sql("""
                        insert into place_by_hand (id, meeting_id, person_id, action, reason, done_by, done_at)
                        values (:id, :meeting, :person, :action, :reason, :me, :now)
                        """)
                .param("id", Ids.next())
                .param("meeting", meeting.value())
                .param("person", person.value())
                .param("action", action)
                .param("reason", reason)
                .param("me", me.id().value())
                .param("now", Timestamp.from(now))
                .update();
        audit.record(
                me.id().value(),
                switch (action) {
                    case "ADDED" -> "added by hand";
                    case "CONFIRMED" -> "gave a place by hand";
                    case "MOVED" -> "moved by hand";
                    default -> "gave back by hand";
                },
                "person",
                person.value());
    }

    private static List<UUID> ids(Collection<PersonId> people) {
        return people.stream().map(PersonId::value).toList();
    }
}
