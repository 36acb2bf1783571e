package org.staffroom.calls;

/** Whether a talk can be proposed now, and if not, why not. */
public enum CallState {
    OPEN,
    /** Never opened, or closed by its ambassadors. */
    CLOSED,
    /** Its last day is past. */
    OVER,
    /** The meeting is cancelled. */
    CANCELLED,
    /** The meeting has begun, or is over. */
    HELD
}
