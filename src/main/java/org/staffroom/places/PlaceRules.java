package org.staffroom.places;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What the organisers of a meeting decided about its places.
 *
 * @param perOrganisation so many places for the people of one; null for any number
 * @param offerDays before the meeting, from {@code offerTime} on, whoever waits is asked before moving up; null for never
 * @param mostColleagues that one person may bring
 * @param headStartHours for those registered for the earlier meeting, when it is held again
 */
public record PlaceRules(
        int version,
        @Nullable Instant opensAt,
        @Nullable Instant closesAt,
        boolean approval,
        @Nullable Integer perOrganisation,
        @Nullable Integer offerDays,
        LocalTime offerTime,
        int mostColleagues,
        int headStartHours) {

    static final int HEAD_START_HOURS = 48;
    public static final PlaceRules DEFAULT =
            new PlaceRules(0, null, null, false, null, 1, LocalTime.of(20, 0), 3, HEAD_START_HOURS);

    private static final Duration LONGEST_OFFER = Duration.ofHours(4);

    /** From when on a place that comes free is offered instead of given; null for never. */
    @Nullable
    public Instant offersFrom(Instant start, ZoneId zone) {
        return offerDays == null
                ? null
                : start.atZone(zone)
                        .toLocalDate()
                        .minusDays(offerDays)
                        .atTime(offerTime)
                        .atZone(zone)
                        .toInstant();
    }

    /** Long enough to read a mail, short enough for somebody after them. Never as late as the start. */
    static Instant offerUntil(Instant now, Instant start) {
        var half = Duration.between(now, start).dividedBy(2);
        return now.plus(half.compareTo(LONGEST_OFFER) < 0 ? half : LONGEST_OFFER);
    }
}
