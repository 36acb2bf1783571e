package org.staffroom.checkin;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who checked in without being marked at the door, for the organisers.
 *
 * @param typedName what was typed, of somebody who did not sign in; null when it is the name they are known by
 * @param guest whether nobody vouches for them: they did not sign in
 */
record SelfArrival(
        UUID id,
        String name,
        @Nullable String organisation,
        boolean guest,
        boolean walkIn,
        Instant arrivedAt,
        @Nullable String typedName) {}
