package org.staffroom.places;

import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Audit;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Typed;

/** Requests for places where the organisers decide who comes. */
@Service
@Transactional
public class Requests {

    private final PlaceRows rows;
    private final Places places;
    private final RegistrationRepository registrations;
    private final MeetingAccess access;
    private final ApplicationEventPublisher events;
    private final Audit audit;
    private final Clock clock;

    Requests(
            PlaceRows rows,
            Places places,
            RegistrationRepository registrations,
            MeetingAccess access,
            ApplicationEventPublisher events,
            Audit audit,
            Clock clock) {
        this.rows = rows;
        this.places = places;
        this.registrations = registrations;
        this.access = access;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Says yes: the person has a place, or is next in the waiting list when there is none for them. Saying it twice changes
     * nothing.
     *
     * @throws NotFound when the person never asked, or for anybody who does not organise the meeting
     * @throws Refused when the meeting is over
     */
    public void approve(CurrentPerson me, MeetingId meeting, PersonId person) {
        var day = open(me, meeting);
        var now = clock.instant();
        var registration = asked(meeting, person);
        if (!registration.isRequested()) {
            return;
        }
        if (day.over(now)) {
            throw new Refused("places.refused.over-by-hand");
        }
        var mode = registration.mode();
        var row = rows.lock(meeting).stream()
                .filter(r -> r.mode() == mode)
                .findFirst()
                .orElseThrow(NotFound::new);
        Record event;
        if (places.hasPlaceFor(day, row, person.value(), now)) {
            event = registration.approve(now);
            rows.addConfirmed(meeting, mode, 1);
        } else {
            event = registration.approve(rows.takeWaitingNumber(meeting, mode), now);
        }
        registrations.flush();
        audit.record(me.id().value(), "approved", "registration", registration.id());
        events.publishEvent(event);
    }

    /**
     * Says no.
     *
     * @param reason in the organiser's words: it stands in the mail and on the person's page
     * @throws NotFound as {@link #approve}
     * @throws Refused without a reason, and when the request was answered already
     */
    public void decline(CurrentPerson me, MeetingId meeting, PersonId person, String reason) {
        open(me, meeting);
        var words = Typed.text(reason);
        if (words.isEmpty() || Typed.letters(words) > 1000) {
            throw new Refused("places.refused.no-reason");
        }
        var registration = asked(meeting, person);
        if (!registration.isRequested()) {
            throw new Refused("places.refused.answered");
        }
        var event = registration.decline(words, clock.instant());
        registrations.flush();
        audit.record(me.id().value(), "declined", "registration", registration.id());
        events.publishEvent(event);
    }

    private PlaceDay open(CurrentPerson me, MeetingId meeting) {
        access.requireOrganiser(me, meeting);
        var day = rows.day(meeting);
        day.requireNotCancelled();
        day.requireDate();
        rows.lock(meeting);
        return day;
    }

    private Registration asked(MeetingId meeting, PersonId person) {
        return registrations
                .findByMeetingIdAndPersonId(meeting.value(), person.value())
                .orElseThrow(NotFound::new);
    }
}
