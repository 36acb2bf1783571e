package org.staffroom.changes;

/** What a notice tells. */
public enum ChangeKind {
    /** Something is otherwise, on the same day. */
    CHANGED,
    /** The date is to follow. */
    POSTPONED,
    /** There is another day. */
    RESCHEDULED,
    CANCELLED
}
