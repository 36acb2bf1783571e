package org.staffroom.attendees;

/** How a registration stands. */
public enum PlaceStatus {
    CONFIRMED,
    /** All places were taken: moves up by itself, in order. */
    WAITING,
    /** Given back; taking again revives the same registration with a higher round. */
    CANCELLED
}
