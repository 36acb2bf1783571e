package org.staffroom.meetings;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.staffroom.shared.Refused;

/** From when to when a meeting is, as instants. */
public record Hours(Instant start, Instant end) {

    /**
     * The instants of what an organiser typed. A time that comes twice, when the clocks go back, is the first one.
     *
     * @throws Refused when the end is not after the start, or the clocks go forward over one of them
     */
    public static Hours of(LocalDate date, LocalTime start, LocalTime end, ZoneId zone) {
        if (!end.isAfter(start)) {
            throw new Refused("meetings.refused.end-before-start");
        }
        return new Hours(instant(date, start, zone), instant(date, end, zone));
    }

    /** These, but where they read the same as others on the clock on the wall, those: in autumn an hour comes twice. */
    public Hours keeping(Hours others, ZoneId zone) {
        return new Hours(
                read(start, zone).equals(read(others.start, zone)) ? others.start : start,
                read(end, zone).equals(read(others.end, zone)) ? others.end : end);
    }

    private static LocalDateTime read(Instant instant, ZoneId zone) {
        return LocalDateTime.ofInstant(instant, zone);
    }

    private static Instant instant(LocalDate date, LocalTime time, ZoneId zone) {
        var zoned = ZonedDateTime.of(date, time, zone);
        if (!zoned.toLocalTime().equals(time)) {
            throw new Refused("meetings.refused.no-such-time");
        }
        return zoned.toInstant();
    }
}
