package org.staffroom.attendance;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.staffroom.places.MeetingDay;
import org.staffroom.shared.Refused;

/** Times of day at a meeting, as people type them, and when they may still be told. */
record MeetingHours(Instant startsAt, Instant endsAt, ZoneId zone, String status) {

    /** One says oneself when one left, in the days after. */
    static final Duration OWN_DEPARTURE = Duration.ofDays(28);

    /** Who was missing, and what was said about it, is forgotten after this long. */
    static final Duration KEPT = Duration.ofDays(365);

    /** Who came so much later was not simply marked a little late at the door. */
    static final Duration LATER = Duration.ofMinutes(15);

    /** @param leftAt null for to the end */
    record Stay(Instant arrivedAt, @Nullable Instant leftAt) {}

    static MeetingHours of(MeetingDay day) {
        return new MeetingHours(day.startsAt(), day.endsAt(), ZoneId.of(day.zone()), day.status());
    }

    /**
     * From when to when somebody was there.
     *
     * @param arrived "09:30", empty for from the start
     * @param left "14:00", empty for to the end
     * @throws Refused for what is no time of the meeting, or a leaving before the coming
     */
    Stay stay(@Nullable String arrived, @Nullable String left) {
        var from = arrived == null || arrived.isBlank() ? startsAt : at(arrived, "attendance.refused.arrived");
        var until = left == null || left.isBlank() ? null : at(left, "attendance.refused.left");
        if (!from.isBefore(endsAt)) {
            throw new Refused("attendance.refused.arrived");
        }
        // Whoever left when it was over stayed to the end.
        var early = until == null || !until.isBefore(endsAt) ? null : until;
        if (early != null && !early.isAfter(from)) {
            throw new Refused("attendance.refused.left");
        }
        return new Stay(from, early);
    }

    private Instant at(String time, String refusal) {
        try {
            return startsAt.atZone(zone)
                    .toLocalDate()
                    .atTime(LocalTime.parse(time.strip()))
                    .atZone(zone)
                    .toInstant();
        } catch (DateTimeException unreadable) {
            throw new Refused(refusal);
        }
    }

    boolean held(Instant now) {
        return status.equals("PUBLISHED") && !now.isBefore(startsAt);
    }

    boolean over(Instant now) {
        return held(now) && !now.isBefore(endsAt);
    }

    /** For a column that may be empty. */
    static @Nullable OffsetDateTime column(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
