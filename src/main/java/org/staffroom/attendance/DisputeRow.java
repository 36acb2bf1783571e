package org.staffroom.attendance;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says about their attendance, beside what is recorded.
 *
 * @param recordedFrom null when they were not marked as here
 * @param leftAt null for to the end
 */
record DisputeRow(
        UUID id,
        String name,
        @Nullable String organisation,
        @Nullable Instant recordedFrom,
        @Nullable Instant recordedUntil,
        Instant arrivedAt,
        @Nullable Instant leftAt,
        @Nullable String words) {}
