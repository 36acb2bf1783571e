package org.staffroom.attendees;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.PlaceMode;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Ids;

/**
 * A person and a meeting, one for ever. Its status changes only while the meeting's rows of {@code place} are locked: see
 * {@link Places}.
 */
@Entity
class Registration {

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    private UUID meetingId;
    private UUID personId;

    @Enumerated(EnumType.STRING)
    private PlaceMode mode;

    @Enumerated(EnumType.STRING)
    private PlaceStatus status;

    private int round;
    private @Nullable Integer waitingNumber;
    private UUID bookedBy;
    private @Nullable String dietaryNeeds;
    private @Nullable String accessNeeds;
    private int calendarSequence;
    private @Nullable Instant offeredUntil;
    private @Nullable Instant confirmBy;
    private @Nullable String declinedReason;
    private Instant registeredAt;
    private Instant changedAt;

    protected Registration() {}

    /** Not yet confirmed nor waiting: the caller, who holds the lock, decides which. */
    static Registration of(MeetingId meeting, PersonId person, Instant now) {
        var registration = new Registration();
        registration.id = Ids.next();
        registration.meetingId = meeting.value();
        registration.personId = person.value();
        registration.bookedBy = person.value();
        registration.status = PlaceStatus.CANCELLED;
        registration.calendarSequence = -1;
        registration.registeredAt = now;
        return registration;
    }

    UUID id() {
        return id;
    }

    PlaceMode mode() {
        return mode;
    }

    boolean isActive() {
        return status.active();
    }

    boolean isConfirmed() {
        return status == PlaceStatus.CONFIRMED;
    }

    PlaceTaken confirm(PlaceMode mode, Needs needs, Instant now) {
        begin(mode, needs, now);
        status = PlaceStatus.CONFIRMED;
        return new PlaceTaken(meeting(), person(), round);
    }

    WaitingJoined queue(PlaceMode mode, int number, Needs needs, Instant now) {
        begin(mode, needs, now);
        status = PlaceStatus.WAITING;
        waitingNumber = number;
        return new WaitingJoined(meeting(), person(), round);
    }

    private void begin(PlaceMode mode, Needs needs, Instant now) {
        if (isActive()) {
            throw new IllegalStateException("taken already");
        }
        this.mode = mode;
        round++;
        calendarSequence++;
        bookedBy = personId;
        dietaryNeeds = needs.dietary();
        accessNeeds = needs.access();
        changedAt = now;
    }

    MovedUp moveUp(Instant now) {
        if (status != PlaceStatus.WAITING) {
            throw new IllegalStateException("not waiting");
        }
        status = PlaceStatus.CONFIRMED;
        waitingNumber = null;
        calendarSequence++;
        changedAt = now;
        return new MovedUp(meeting(), person(), round);
    }

    PlaceGivenBack giveBack(Instant now) {
        var wasConfirmed = isConfirmed();
        status = PlaceStatus.CANCELLED;
        waitingNumber = null;
        // The needs were told for the sake of coming.
        dietaryNeeds = null;
        accessNeeds = null;
        calendarSequence++;
        changedAt = now;
        return new PlaceGivenBack(meeting(), person(), round, wasConfirmed);
    }

    void need(Needs needs, Instant now) {
        dietaryNeeds = needs.dietary();
        accessNeeds = needs.access();
        changedAt = now;
    }

    private MeetingId meeting() {
        return new MeetingId(meetingId);
    }

    private PersonId person() {
        return new PersonId(personId);
    }
}
