package org.staffroom.checklist;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A step of a meeting as it stands.
 *
 * @param day when it is due; null while the meeting has no date to come, or is cancelled
 * @param page where the system knows it from: what follows the meeting's address; null for what only people know
 * @param doneAt when it was ticked by hand, by whom
 */
record ChecklistRow(
        Step step,
        State state,
        @Nullable LocalDate day,
        @Nullable String page,
        @Nullable Instant doneAt,
        @Nullable String doneBy) {

    enum State {
        /** The system knows that it is done. */
        KNOWN,
        TICKED,
        SKIPPED,
        /** Not done, and to do it has no sense any more. */
        OVER,
        LATE,
        DUE,
        TO_COME
    }

    public boolean done() {
        return state == State.KNOWN || state == State.TICKED;
    }

    public boolean open() {
        return !done() && state != State.SKIPPED && state != State.OVER;
    }
}
