package org.staffroom.places;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.PlaceMode;
import org.staffroom.organisations.OrganisationId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.People;
import org.staffroom.shared.Audit;
import org.staffroom.shared.Limiter;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;

/**
 * Commands on the places of colleagues one brings. Each is a registration of its own, which they find when they sign in
 * with their address; until then whoever brings them speaks for them. Locks are those of {@link Places}.
 */
@Service
@Transactional
public class Colleagues {

    /**
     * How it went.
     *
     * @param unclear who got nothing, as they were called: who has a place, or gave one back, decides for themselves, and
     *     nobody is told which it is
     */
    public record Outcome(int confirmed, int waiting, List<String> unclear) {}

    private static final int MOST_A_DAY = 30;
    private static final int MOST_A_DAY_TO_ONE = 3;

    private final Places places;
    private final PlaceRows rows;
    private final MovingUp waiting;
    private final ColleagueQueries queries;
    private final RegistrationRepository registrations;
    private final People people;
    private final Limiter limiter;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Audit audit;
    private final Clock clock;

    Colleagues(
            Places places,
            PlaceRows rows,
            MovingUp waiting,
            ColleagueQueries queries,
            RegistrationRepository registrations,
            People people,
            Limiter limiter,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Audit audit,
            Clock clock) {
        this.places = places;
        this.rows = rows;
        this.waiting = waiting;
        this.queries = queries;
        this.registrations = registrations;
        this.people = people;
        this.limiter = limiter;
        this.jdbc = jdbc;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Takes a place for each, in the order in which they are named, as far as there are any; the others join the waiting
     * list. Pressed twice, whoever is named twice keeps the one place, and it is said again how it went.
     *
     * @throws NotFound when there is no such published meeting
     * @throws Refused when no places are given at this meeting now, or these are more colleagues than one may bring,
     *     to this meeting or in a day
     */
    public Outcome bring(CurrentPerson me, MeetingId meeting, List<Colleague> named) {
        var day = rows.day(meeting);
        day.requireNotCancelled();
        day.requireDate();
        var locked = rows.lock(meeting);
        var now = clock.instant();
        if (day.over(now)) {
            throw new Refused("places.refused.over");
        }
        places.requireOpen(day, me, now);
        var mode = mode(me, meeting, day);
        var row = locked.stream()
                .filter(r -> r.mode() == mode)
                .findFirst()
                .orElseThrow(() -> new Refused("places.refused.mode"));
        var mine = brought(me, meeting);
        var added = named.stream()
                .filter(one -> mine.stream().noneMatch(had -> had.is(one)))
                .toList();
        var had = mine.stream().filter(one -> named.stream().anyMatch(one::is)).toList();
        var most = queries.most(meeting);
        if (mine.size() + added.size() > most) {
            throw new Refused("places.refused.colleagues", most);
        }
        requireFewToday(me, added);
        var free = waiting.anybodyBefore(day, mode, row, now) ? 0 : row.free();
        var taken = new ArrayList<Registration>();
        var unclear = new ArrayList<String>();
        var employer = employer(me);
        for (var one : added) {
            var registration = registration(me, meeting, one, employer, now);
            if (registration == null) {
                unclear.add(one.called());
                continue;
            }
            if (day.opening().approval()) {
                registration.request(mode, one.needs(), now);
            } else if (free > 0 && !rows.beyondShare(day, mode, registration.personId())) {
                registration.confirm(mode, one.needs(), now);
                rows.addConfirmed(meeting, mode, 1);
                free--;
            } else {
                registration.queue(mode, rows.takeWaitingNumber(meeting, mode), one.needs(), now);
            }
            var event = registration.bookedBy(me.id(), one.called());
            registrations.saveAndFlush(registration);
            taken.add(registration);
            audit.record(me.id().value(), "took for a colleague", "registration", registration.id());
            events.publishEvent(event);
        }
        if (!taken.isEmpty()) {
            events.publishEvent(new ColleaguesBooked(
                    meeting, me.id(), taken.stream().map(Registration::id).toList()));
        }
        var confirmed = (int) (taken.stream().filter(Registration::isConfirmed).count()
                + had.stream().filter(Brought::confirmed).count());
        return new Outcome(confirmed, taken.size() + had.size() - confirmed, unclear);
    }

    /** Each is sent a mail by the press of somebody they may not know; who turns out not to be brought counts, too. */
    private void requireFewToday(CurrentPerson me, List<Colleague> added) {
        var enough = added.stream()
                .anyMatch(one -> !limiter.allows("colleagues of", me.id().toString(), MOST_A_DAY, Duration.ofDays(1)));
        // In one order, so that two who bring the same people never wait for each other.
        var bothered = added.stream()
                .map(one -> one.address().toLowerCase(Locale.ROOT))
                .filter(address -> !address.isEmpty())
                .sorted()
                .anyMatch(address -> !limiter.allows("colleague", address, MOST_A_DAY_TO_ONE, Duration.ofDays(1)));
        if (enough || bothered) {
            throw new Refused("places.refused.colleagues-today");
        }
    }

    /** A colleague of one's own, by an earlier press perhaps of the same button. */
    private record Brought(@Nullable String email, String called, boolean confirmed) {

        boolean is(Colleague one) {
            return one.address().isEmpty()
                    ? called.equalsIgnoreCase(one.called())
                    : one.address().equalsIgnoreCase(email);
        }
    }

    private List<Brought> brought(CurrentPerson me, MeetingId meeting) {
        return jdbc.sql("""
                        select p.email, coalesce(r.booked_name, p.name) as called, r.status = 'CONFIRMED' as confirmed
                        from registration r join person p on p.id = r.person_id
                        where r.meeting_id = :meeting and r.booked_by = :me and r.person_id <> :me
                          and r.status not in ('CANCELLED', 'APOLOGIES')
                        """)
                .param("meeting", meeting.value())
                .param("me", me.id().value())
                .query(Brought.class)
                .list();
    }

    /**
     * Null when nothing can be taken for them: they may not come, or have been registered before, other than by this person,
     * who gave it back and may do so by mistake.
     */
    private @Nullable Registration registration(
            CurrentPerson me, MeetingId meeting, Colleague one, @Nullable OrganisationId employer, Instant now) {
        var person = people.named(one.called(), one.address(), employer);
        if (person.equals(me.id())) {
            throw new Refused("places.refused.colleague-self");
        }
        var before = registrations.findByMeetingIdAndPersonId(meeting.value(), person.value());
        var again = before.filter(had -> had.isToBeBroughtAgainBy(me.id()));
        var may = jdbc.sql(
                        "select status = 'ACTIVE' and (standing = 'UNCLAIMED' or not :again) from person where id = :person")
                .param("person", person.value())
                .param("again", again.isPresent())
                .query(Boolean.class)
                .single();
        return !may || before.isPresent() && again.isEmpty()
                ? null
                : again.orElseGet(() -> Registration.of(meeting, person, now));
    }

    /** Where one is oneself; else the room, where there is one. */
    private PlaceMode mode(CurrentPerson me, MeetingId meeting, PlaceDay day) {
        return registrations
                .findByMeetingIdAndPersonId(meeting.value(), me.id().value())
                .filter(Registration::isActive)
                .map(Registration::mode)
                .filter(day::offers)
                .orElse(day.offers(PlaceMode.ROOM) ? PlaceMode.ROOM : PlaceMode.ONLINE);
    }

    private @Nullable OrganisationId employer(CurrentPerson me) {
        return jdbc.sql("select organisation_id from person where id = ? and organisation_id is not null")
                .param(me.id().value())
                .query(UUID.class)
                .optional()
                .map(OrganisationId::new)
                .orElse(null);
    }

    /**
     * Gives a colleague's place back; who waits first moves up.
     *
     * @throws NotFound when it is none of one's colleagues'
     * @throws Refused when the meeting has started or was cancelled
     */
    public void giveBack(CurrentPerson me, MeetingId meeting, UUID id) {
        var day = rows.day(meeting);
        rows.lock(meeting);
        var registration = find(me, meeting, id);
        day.requireNotCancelled();
        var now = clock.instant();
        if (day.started(now)) {
            throw new Refused("places.refused.started");
        }
        var held = registration.holdsPlace();
        var gone = registration.release(now);
        registrations.flush();
        audit.record(me.id().value(), "gave back", "registration", id);
        events.publishEvent(new ColleagueReleased(meeting, gone.person(), gone.round(), gone.wasConfirmed(), me.id()));
        if (held) {
            places.makeRoom(day, registration.mode(), now);
        }
    }

    /** @throws NotFound when it is none of one's colleagues, or one who speaks for themselves by now */
    public void updateNeeds(CurrentPerson me, MeetingId meeting, UUID id, Needs needs) {
        var day = rows.day(meeting);
        rows.lock(meeting);
        var now = clock.instant();
        if (!day.keepsNeeds(now)) {
            throw new NotFound();
        }
        queries.needs(meeting, me.id(), id).orElseThrow(NotFound::new);
        find(me, meeting, id).need(needs);
        audit.record(me.id().value(), "changed needs", "registration", id);
    }

    private Registration find(CurrentPerson me, MeetingId meeting, UUID id) {
        return registrations
                .findById(id)
                .filter(r -> r.isActive() && r.isBroughtBy(me.id(), meeting))
                .orElseThrow(NotFound::new);
    }
}
