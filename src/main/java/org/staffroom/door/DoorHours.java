package org.staffroom.door;

import java.time.Instant;
import java.time.ZoneId;
import org.staffroom.places.MeetingDay;

/**
 * When the door of a meeting may be worked, where it is held.
 *
 * @param kept from when on a phone may keep the list: a weekend before, for a place without signal
 * @param opens the first moment of the day
 * @param closes the last moment of the day after: for phones and helpers
 */
record DoorHours(Instant kept, Instant opens, Instant closes) {

    private static final int DAYS_BEFORE = 3;

    static DoorHours of(MeetingDay day) {
        var there = ZoneId.of(day.zone());
        var date = day.startsAt().atZone(there).toLocalDate();
        return new DoorHours(
                date.minusDays(DAYS_BEFORE).atStartOfDay(there).toInstant(),
                day.dayBegins(),
                date.plusDays(2).atStartOfDay(there).toInstant());
    }

    boolean phonesMayKeep(Instant now) {
        return !now.isBefore(kept) && now.isBefore(closes);
    }
}
