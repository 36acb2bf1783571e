package org.staffroom.cpd;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When somebody was at a meeting, in minutes from its start.
 *
 * @param from 0 for whoever was there at the beginning
 * @param until null for whoever stayed to the end
 */
record Stay(int from, @Nullable Integer until) {

    static final Stay WHOLE = new Stay(0, null);

    /** There is a queue at the door: whoever is marked within these minutes was there at the beginning. */
    private static final int QUEUE = 5;

    /** To the minute, as times are printed: what is on paper can be reckoned again. */
    static Stay of(Instant start, Instant end, Instant arrived, @Nullable Instant left) {
        var late = Duration.between(start, arrived).toMinutes();
        return new Stay(
                late <= QUEUE ? 0 : (int) late,
                left == null || !left.isBefore(end)
                        ? null
                        : (int) Math.max(0, Duration.between(start, left).toMinutes()));
    }

    /** How much of this time they were there. */
    int of(int start, int end) {
        return Math.max(0, Math.min(end, until == null ? end : until) - Math.max(start, from));
    }
}
