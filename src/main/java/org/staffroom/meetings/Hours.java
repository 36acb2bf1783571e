package org.staffroom.meetings;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.staffroom.shared.Refused;

/** From when to when a meeting is, as instants. */
record Hours(Instant start, Instant end) {

    /**
     * The instants of what an organiser typed. A time that comes twice, when the clocks go back, is the first one.
     *
     * @throws Refused when the end is not after the start, or the clocks go forward over one of them
     */
    static Hours of(LocalDate date, LocalTime start, LocalTime end, ZoneId zone) {
        if (!end.isAfter(start)) {
            throw new Refused("meetings.refused.end-before-start");
        }
        return new Hours(instant(date, start, zone), instant(date, end, zone));
    }

    private static Instant instant(LocalDate date, LocalTime time, ZoneId zone) {
        var zoned = ZonedDateTime.of(date, time, zone);
        if (!zoned.toLocalTime().equals(time)) {
            throw new Refused("meetings.refused.no-such-time");
        }
        return zoned.toInstant();
    }
}
