package org.staffroom.checkin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** That one is here oneself. */
record OwnArrival(Instant arrivedAt, @Nullable Instant leftAt, String way) {

    /** Marked as here by somebody, or by oneself while signed in. */
    boolean settled() {
        return !way.equals("GUEST");
    }
}
