package org.staffroom.notifications;

import java.time.Instant;

/**
 * When something is told about a meeting, reckoned in its own zone from the day it is held on.
 *
 * @param from the hour at which it is due
 * @param until too late to be queued: whoever was down that long does not catch up
 * @param useless too late to be sent
 */
record Window(Instant from, Instant until, Instant useless) {

    boolean queues(Instant now) {
        return !now.isBefore(from) && now.isBefore(until);
    }

    boolean sends(Instant now) {
        return !now.isBefore(from) && now.isBefore(useless);
    }
}
