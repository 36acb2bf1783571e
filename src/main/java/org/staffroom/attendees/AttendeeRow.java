package org.staffroom.attendees;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody on the list of a meeting's organisers.
 *
 * @param status of the registration, a {@link PlaceStatus}; null for a walk-in
 * @param position in the waiting list, from 1; 0 when not waiting
 * @param attended meetings attended before this one
 * @param attendedInRegion of them, those of the same region
 * @param reachable whether they can be written to: the address of a guest without a place may be anybody's, until somebody
 *     vouches for them
 * @param bringer who took the place for them; null when they did themselves
 * @param handAction what an organiser did last by hand, and why, who and when; null for nothing
 * @param open required questions without an answer
 * @param way how they came: DOOR, SELF or GUEST; null when not here
 */
record AttendeeRow(
        UUID id,
        String name,
        @Nullable String jobTitle,
        @Nullable String organisation,
        @Nullable String status,
        @Nullable String mode,
        int position,
        @Nullable Instant registeredAt,
        @Nullable Instant arrivedAt,
        @Nullable String dietaryNeeds,
        @Nullable String accessNeeds,
        int attended,
        int attendedInRegion,
        boolean reachable,
        @Nullable String bringer,
        @Nullable String handAction,
        @Nullable String handReason,
        @Nullable String handBy,
        @Nullable Instant handAt,
        boolean photos,
        boolean listed,
        boolean vendors,
        int open,
        @Nullable String way) {

    public boolean confirmed() {
        return "CONFIRMED".equals(status);
    }

    /** Neither confirmed nor gone: in the waiting list, offered a place, or asking for one. */
    public boolean waiting() {
        return status != null && !confirmed() && !gone();
    }

    /** Gave the place back, or sent apologies; and did not come. */
    public boolean gone() {
        return !here() && ("CANCELLED".equals(status) || "APOLOGIES".equals(status));
    }

    /** Said that they cannot come, and did not come. */
    public boolean apologies() {
        return !here() && "APOLOGIES".equals(status);
    }

    /** Came without a place. */
    public boolean walkIn() {
        return status == null || (here() && ("CANCELLED".equals(status) || "APOLOGIES".equals(status)));
    }

    public boolean online() {
        return "ONLINE".equals(mode) && !walkIn();
    }

    public boolean here() {
        return arrivedAt != null;
    }

    /** Checked in without signing in, and nobody vouches for them yet. */
    public boolean guest() {
        return "GUEST".equals(way);
    }

    public boolean newFace() {
        return attended == 0;
    }

    public boolean newInRegion() {
        return attended > 0 && attendedInRegion == 0;
    }

    /** In one word, for the words of tags and tables. */
    public String state() {
        return here() ? "HERE" : status == null ? "WALK_IN" : status;
    }
}
