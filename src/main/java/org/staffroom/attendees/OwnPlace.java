package org.staffroom.attendees;

import org.staffroom.meetings.PlaceMode;

/**
 * A person's own registration for a meeting, as it is now.
 *
 * @param position place in the waiting list of this mode, from 1; 0 when not waiting
 * @param round counts up when somebody gives back and takes again
 * @param sequence of the calendar entry
 */
public record OwnPlace(PlaceStatus status, PlaceMode mode, int position, int round, int sequence) {

    public boolean confirmed() {
        return status == PlaceStatus.CONFIRMED;
    }

    public boolean waiting() {
        return status == PlaceStatus.WAITING;
    }

    /** Confirmed or waiting: there is something to give back. */
    public boolean active() {
        return status.active();
    }
}
