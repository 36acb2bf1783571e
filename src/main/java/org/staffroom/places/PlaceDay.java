package org.staffroom.places;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.PlaceMode;
import org.staffroom.shared.Refused;

/** What of a meeting decides about its places. */
public record PlaceDay(
        MeetingId meeting,
        String status,
        String format,
        Instant startsAt,
        Instant endsAt,
        ZoneId zone,
        boolean heldAgain,
        Opening opening,
        PlaceRules rules) {

    boolean published() {
        return status.equals("PUBLISHED");
    }

    boolean postponed() {
        return status.equals("POSTPONED");
    }

    boolean offers(PlaceMode mode) {
        return format.equals("HYBRID") || format.equals(mode == PlaceMode.ROOM ? "IN_PERSON" : "ONLINE");
    }

    /** A postponed one without a date has not. */
    boolean started(Instant now) {
        return !postponed() && !now.isBefore(startsAt);
    }

    boolean over(Instant now) {
        return !postponed() && !now.isBefore(endsAt);
    }

    /** Whether dietary and access needs are still looked at: until two weeks after the day it is held. */
    boolean keepsNeeds(Instant now) {
        return postponed() || now.isBefore(endsAt.plus(Places.NEEDS_KEPT));
    }

    /** Whether somebody who waits is asked before moving up; on the day itself nobody who is there already. */
    boolean asksFirst(Instant now) {
        return askedSince(now) != null && now.isBefore(startsAt);
    }

    /** Since when people are asked before moving up; null when they are not yet, or never. */
    @Nullable
    Instant askedSince(Instant now) {
        var from = rules.offersFrom(startsAt, zone);
        return from == null || now.isBefore(from) ? null : from;
    }

    /** Until when a place that comes free now is kept for whoever is asked; null when it is too late to ask. */
    @Nullable
    Instant offerUntil(Instant now) {
        return PlaceRules.offerUntil(now, startsAt, zone);
    }

    /** Whether a free place is for whoever presses first, whoever waits: it is too late to ask. */
    boolean firstCome(Instant now) {
        return askedSince(now) != null && offerUntil(now) == null;
    }

    /** @throws Refused when it was cancelled */
    void requireNotCancelled() {
        if (status.equals("CANCELLED")) {
            throw new Refused("places.refused.cancelled");
        }
    }

    /** @throws Refused when no date is known */
    void requireDate() {
        if (postponed()) {
            throw new Refused("places.refused.postponed");
        }
    }
}
