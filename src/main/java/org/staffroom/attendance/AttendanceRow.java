package org.staffroom.attendance;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who was at a meeting, for its organisers.
 *
 * @param late came noticeably later than the start
 * @param saidSo whether they said themselves when they left
 */
record AttendanceRow(
        UUID id,
        String name,
        @Nullable String organisation,
        Instant arrivedAt,
        @Nullable Instant leftAt,
        boolean late,
        boolean saidSo) {}
