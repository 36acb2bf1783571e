package org.staffroom.attendees;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.staffroom.meetings.PlaceMode;

/**
 * Somebody who asks for a place.
 *
 * @param colleagues of the same organisation who have one
 */
record RequestRow(
        UUID id,
        String name,
        @Nullable String jobTitle,
        @Nullable String organisation,
        PlaceMode mode,
        Instant askedAt,
        int colleagues) {}
