package org.staffroom.cpd;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A meeting that somebody attended, and what of it counts.
 *
 * @param date the day, where it was
 * @param agenda whether there is an agenda to count from
 * @param place "The Castle, Bristol"; null online
 * @param arrivedAt at the earliest the beginning
 * @param leftAt null for the end
 */
record CpdDay(
        UUID id,
        String slug,
        String title,
        Instant startsAt,
        Instant endsAt,
        LocalDate date,
        String region,
        String regionSlug,
        @Nullable String place,
        Instant arrivedAt,
        @Nullable Instant leftAt,
        boolean agenda,
        CountedDay counted) {

    public int minutes() {
        return counted.minutes();
    }

    public int vendorMinutes() {
        return counted.vendorMinutes();
    }

    /** Whether something added by hand is this day, which its agenda counts already: it was not there yet, for instance. */
    boolean counts(CpdEventRow event) {
        return minutes() > 0 && date.equals(event.day()) && title.equalsIgnoreCase(event.title());
    }

    /** When they left; of a day that went on for longer than planned, the end of its last session. */
    public Instant until() {
        var last = counted.counted().stream()
                .mapToInt(line -> line.session().end())
                .max()
                .orElse(0);
        var over = startsAt.plusSeconds(last * 60L);
        return leftAt != null ? leftAt : over.isAfter(endsAt) ? over : endsAt;
    }
}
