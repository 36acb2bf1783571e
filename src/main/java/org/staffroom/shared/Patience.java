package org.staffroom.shared;

import java.time.Duration;

/** How long something that did not work is left alone before it is tried again. */
public final class Patience {

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(6);

    private Patience() {}

    /** A minute after the first attempt, then twice as long each time, six hours at most. */
    public static Duration after(int attempts) {
        var doubled = FIRST.multipliedBy(1L << Math.min(attempts - 1, 20));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }
}
