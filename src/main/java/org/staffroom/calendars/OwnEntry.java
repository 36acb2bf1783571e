package org.staffroom.calendars;

import java.time.Instant;

/**
 * A meeting in somebody's own calendar.
 *
 * @param standing what the place is by now
 * @param sequence higher with every change of the meeting and of the place
 */
record OwnEntry(MeetingEntry meeting, Standing standing, int sequence, Instant changedAt) {

    enum Standing {
        CONFIRMED,
        /** Waiting, offered a place or asking for one. */
        OPEN,
        GIVEN_BACK,
        /** The meeting's date is to follow. */
        POSTPONED,
        CANCELLED;

        /** As the statuses of a registration and of its meeting are called. */
        static Standing of(String place, String meeting) {
            return switch (meeting) {
                case "CANCELLED" -> CANCELLED;
                case "POSTPONED" -> POSTPONED;
                default ->
                    switch (place) {
                        case "CONFIRMED" -> CONFIRMED;
                        case "CANCELLED" -> GIVEN_BACK;
                        default -> OPEN;
                    };
            };
        }
    }
}
