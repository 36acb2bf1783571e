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
    private static final Duration SHORTEST_OFFER = Duration.ofMinutes(15);
    private static final LocalTime EVENING = LocalTime.of(21, 0);
    private static final LocalTime MORNING = LocalTime.of(8, 0);

    /** Whoever is asked overnight for a meeting early in the morning says so no later than this before it. */
    private static final Duration BEFORE_AN_EARLY_START = Duration.ofHours(1);

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

    /**
     * Half of what is left, so that somebody comes after them; no longer than four hours, and long enough to read a mail. What
     * would end in the night where it is held ends in the morning: nobody answers asleep.
     *
     * @return null when it is too late to ask anybody
     */
    static @Nullable Instant offerUntil(Instant now, Instant start, ZoneId zone) {
        var half = Duration.between(now, start).dividedBy(2);
        var until = now.plus(
                half.compareTo(LONGEST_OFFER) > 0
                        ? LONGEST_OFFER
                        : half.compareTo(SHORTEST_OFFER) < 0 ? SHORTEST_OFFER : half);
        if (!until.isBefore(start)) {
            return null;
        }
        var there = until.atZone(zone);
        var late = there.toLocalTime().isAfter(EVENING);
        if (!late && !there.toLocalTime().isBefore(MORNING)) {
            return until;
        }
        var awake = there.toLocalDate()
                .plusDays(late ? 1 : 0)
                .atTime(MORNING)
                .atZone(zone)
                .toInstant();
        var early = start.minus(BEFORE_AN_EARLY_START);
        var morning = awake.isAfter(early) ? early : awake;
        return morning.isAfter(until) ? morning : until;
    }
}
