package org.staffroom.places;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
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
    private @Nullable Instant offerLapsedAt;
    private @Nullable Instant confirmBy;
    private @Nullable String declinedReason;
    private @Nullable String bookedName;
    private boolean releasedByBooker;
    private @Nullable Instant photosAt;
    private @Nullable Instant listedAt;
    private @Nullable Instant vendorsAt;
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

    UUID personId() {
        return personId;
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

    boolean isWaiting() {
        return status == PlaceStatus.WAITING;
    }

    boolean isOffered() {
        return status == PlaceStatus.OFFERED;
    }

    boolean isRequested() {
        return status == PlaceStatus.REQUESTED;
    }

    /** Whether it counts among the confirmed of its mode. */
    boolean holdsPlace() {
        return status.holdsPlace();
    }

    boolean isDeclined() {
        return declinedReason != null;
    }

    /** Whether the person was asked if the new date suits, and has not said. */
    boolean isAsked() {
        return confirmBy != null;
    }

    /** Whether an answer was wanted before now. */
    boolean isOverdue(Instant now) {
        var by = isOffered() ? offeredUntil : confirmBy;
        return by != null && !now.isBefore(by);
    }

    /** Who comes first: the waiting by their number, then those who ask, by when they did. */
    String inOrder() {
        return "%010d %s".formatted(waitingNumber == null ? Integer.MAX_VALUE : waitingNumber, changedAt);
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

    PlaceRequested request(PlaceMode mode, Needs needs, Instant now) {
        begin(mode, needs, now);
        status = PlaceStatus.REQUESTED;
        return new PlaceRequested(meeting(), person(), round);
    }

    private void begin(PlaceMode mode, Needs needs, Instant now) {
        if (isActive()) {
            throw new IllegalStateException("taken already");
        }
        this.mode = mode;
        round++;
        calendarSequence++;
        bookedBy = personId;
        bookedName = null;
        releasedByBooker = false;
        offerLapsedAt = null;
        dietaryNeeds = needs.dietary();
        accessNeeds = needs.access();
        declinedReason = null;
        changedAt = now;
    }

    /** Cannot come this time: said without ever having had a place, or after having given it back. */
    void apologise(PlaceMode mode, Instant now) {
        if (isActive()) {
            throw new IllegalStateException("has a place");
        }
        this.mode = mode;
        status = PlaceStatus.APOLOGIES;
        changedAt = now;
    }

    /** An organiser said yes, and there is a place. */
    PlaceTaken approve(Instant now) {
        require(PlaceStatus.REQUESTED);
        become(PlaceStatus.CONFIRMED, now);
        return new PlaceTaken(meeting(), person(), round);
    }

    /** An organiser said yes, and all places are taken. */
    WaitingJoined approve(int number, Instant now) {
        require(PlaceStatus.REQUESTED);
        become(PlaceStatus.WAITING, now);
        waitingNumber = number;
        return new WaitingJoined(meeting(), person(), round);
    }

    RequestDeclined decline(String reason, Instant now) {
        require(PlaceStatus.REQUESTED);
        end(now);
        declinedReason = reason;
        return new RequestDeclined(meeting(), person(), round, reason);
    }

    MovedUp moveUp(Instant now) {
        require(PlaceStatus.WAITING);
        become(PlaceStatus.CONFIRMED, now);
        return new MovedUp(meeting(), person(), round);
    }

    /** A place is kept until then, if it is still wanted. */
    PlaceOffered offer(Instant until, Instant now) {
        require(PlaceStatus.WAITING);
        status = PlaceStatus.OFFERED;
        offeredUntil = until;
        changedAt = now;
        return new PlaceOffered(meeting(), person(), round, until);
    }

    PlaceTaken accept(Instant now) {
        require(PlaceStatus.OFFERED);
        become(PlaceStatus.CONFIRMED, now);
        return new PlaceTaken(meeting(), person(), round);
    }

    /** Said nothing in time: waits on, behind the others. */
    OfferLapsed lapse(int number, Instant now) {
        require(PlaceStatus.OFFERED);
        var until = Objects.requireNonNull(offeredUntil);
        status = PlaceStatus.WAITING;
        waitingNumber = number;
        offeredUntil = null;
        offerLapsedAt = now;
        changedAt = now;
        return new OfferLapsed(meeting(), person(), round, until);
    }

    /** The new date suits. */
    void stillCome(Instant now) {
        confirmBy = null;
        changedAt = now;
    }

    /** Did not say in time whether the new date suits. */
    PlaceLetGo letGo(Instant now) {
        require(PlaceStatus.CONFIRMED);
        end(now);
        return new PlaceLetGo(meeting(), person(), round);
    }

    /** By an organiser's hand, out of turn; the caller counts the place when none was held. */
    PlaceGranted grant(Instant now) {
        if (!isActive() || isConfirmed()) {
            throw new IllegalStateException("neither waiting nor asking");
        }
        become(PlaceStatus.CONFIRMED, now);
        return new PlaceGranted(meeting(), person(), round);
    }

    /** By an organiser's hand; the caller counts the places. */
    PlaceMoved move(PlaceMode to, Instant now) {
        require(PlaceStatus.CONFIRMED);
        mode = to;
        calendarSequence++;
        changedAt = now;
        return new PlaceMoved(meeting(), person(), to, calendarSequence);
    }

    PlaceGivenBack giveBack(Instant now) {
        var wasConfirmed = isConfirmed();
        end(now);
        return new PlaceGivenBack(meeting(), person(), round, wasConfirmed);
    }

    /** By whoever brought them. */
    PlaceGivenBack release(Instant now) {
        var gone = giveBack(now);
        releasedByBooker = true;
        return gone;
    }

    /** Given back by whoever brought them, who may have thought better of it. */
    boolean isToBeBroughtAgainBy(PersonId booker) {
        return !isActive() && releasedByBooker && bookedBy.equals(booker.value());
    }

    private void end(Instant now) {
        become(PlaceStatus.CANCELLED, now);
        agree(Consents.NONE, now);
        // The needs were told for the sake of coming.
        dietaryNeeds = null;
        accessNeeds = null;
    }

    private void become(PlaceStatus next, Instant now) {
        status = next;
        waitingNumber = null;
        offeredUntil = null;
        confirmBy = null;
        calendarSequence++;
        changedAt = now;
    }

    private void require(PlaceStatus before) {
        if (status != before) {
            throw new IllegalStateException("not " + before);
        }
    }

    /** A colleague took it, and calls them so. */
    PlaceBooked bookedBy(PersonId booker, String called) {
        bookedBy = booker.value();
        bookedName = called;
        return new PlaceBooked(meeting(), person(), round, booker);
    }

    boolean isBroughtBy(PersonId booker, MeetingId meeting) {
        return bookedBy.equals(booker.value()) && !personId.equals(bookedBy) && meetingId.equals(meeting.value());
    }

    /** What was agreed to before keeps its time. */
    void agree(Consents consents, Instant now) {
        photosAt = consents.photos() ? Objects.requireNonNullElse(photosAt, now) : null;
        listedAt = consents.listed() ? Objects.requireNonNullElse(listedAt, now) : null;
        vendorsAt = consents.vendors() ? Objects.requireNonNullElse(vendorsAt, now) : null;
    }

    /** Changes nothing about when they asked for the place. */
    void need(Needs needs) {
        dietaryNeeds = needs.dietary();
        accessNeeds = needs.access();
    }

    private MeetingId meeting() {
        return new MeetingId(meetingId);
    }

    private PersonId person() {
        return new PersonId(personId);
    }
}
