package org.staffroom.places;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.staffroom.meetings.PlaceMode;

/**
 * A person's own registration for a meeting, as it is now.
 *
 * @param position place in the waiting list of this mode, from 1; 0 when not waiting
 * @param round counts up when somebody gives back and takes again
 * @param sequence of the calendar entry
 * @param offeredUntil until when an offered place is kept
 * @param confirmBy until when to say whether the new date suits; null when nothing is asked
 * @param declinedReason of an organiser who declined the request
 */
public record OwnPlace(
        PlaceStatus status,
        PlaceMode mode,
        int position,
        int round,
        int sequence,
        @Nullable Instant offeredUntil,
        @Nullable Instant confirmBy,
        @Nullable String declinedReason) {

    public boolean confirmed() {
        return status == PlaceStatus.CONFIRMED;
    }

    public boolean waiting() {
        return status == PlaceStatus.WAITING;
    }

    public boolean offered() {
        return status == PlaceStatus.OFFERED;
    }

    public boolean requested() {
        return status == PlaceStatus.REQUESTED;
    }

    public boolean apologies() {
        return status == PlaceStatus.APOLOGIES;
    }

    /** Whether one was asked if the new date suits, and has not said. */
    public boolean asked() {
        return confirmBy != null;
    }

    public boolean declined() {
        return declinedReason != null;
    }

    /** There is something to give back. */
    public boolean active() {
        return status.active();
    }
}
