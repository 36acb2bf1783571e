package org.staffroom.places;

/** How a registration stands. */
public enum PlaceStatus {
    CONFIRMED,
    /** All places were taken: moves up by itself, in order. */
    WAITING,
    /** A place came free late: it is kept for this person until a time, if they still want it. */
    OFFERED,
    /** Asked for a place, which an organiser confirms or declines; no place is held. */
    REQUESTED,
    /** Given back, let go or declined; taking again revives the same registration with a higher round. */
    CANCELLED,
    /** Cannot come this time, and never had a place to give back. */
    APOLOGIES;

    /** Whether there is something to give back. */
    public boolean active() {
        return this != CANCELLED && this != APOLOGIES;
    }

    /** Whether it counts against the capacity. */
    public boolean holdsPlace() {
        return this == CONFIRMED || this == OFFERED;
    }
}
