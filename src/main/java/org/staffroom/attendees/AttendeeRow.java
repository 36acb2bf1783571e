package org.staffroom.attendees;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody on the list of a meeting's organisers.
 *
 * @param status a {@link PlaceStatus} that is active; null for a walk-in
 * @param position in the waiting list, from 1; 0 when not waiting
 * @param attended meetings attended before this one
 * @param attendedInRegion of them, those of the same region
 */
record AttendeeRow(
        UUID id,
        String name,
        @Nullable String jobTitle,
        @Nullable String organisation,
        @Nullable String status,
        @Nullable String mode,
        int position,
        @Nullable Instant arrivedAt,
        @Nullable String dietaryNeeds,
        @Nullable String accessNeeds,
        int attended,
        int attendedInRegion) {

    public boolean confirmed() {
        return "CONFIRMED".equals(status);
    }

    public boolean waiting() {
        return status != null && !confirmed();
    }

    public boolean walkIn() {
        return status == null;
    }

    public boolean online() {
        return "ONLINE".equals(mode);
    }

    public boolean here() {
        return arrivedAt != null;
    }

    public boolean newFace() {
        return attended == 0;
    }

    public boolean newInRegion() {
        return attended > 0 && attendedInRegion == 0;
    }
}
