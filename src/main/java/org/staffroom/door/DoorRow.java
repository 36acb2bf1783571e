package org.staffroom.door;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody at the door. Carries neither e-mail nor needs: whoever helps for the day sees no more than this.
 *
 * @param arrivedAt null while not here
 * @param way how they came: DOOR, SELF, or GUEST, for whom nobody vouches; null while not here
 * @param markedBy who marked them at the door, or they themselves; null while not here
 * @param status CONFIRMED, WAITING or OFFERED; null for a walk-in
 * @param attended meetings attended before this one
 * @param attendedInRegion of them, those of the same region
 */
record DoorRow(
        UUID id,
        String name,
        @Nullable String organisation,
        @Nullable String status,
        @Nullable String mode,
        @Nullable Instant arrivedAt,
        @Nullable String way,
        @Nullable String markedBy,
        int attended,
        int attendedInRegion) {

    public boolean here() {
        return arrivedAt != null;
    }

    /** Checked in by themselves, without being seen at the door. */
    public boolean byThemselves() {
        return way != null && !way.equals("DOOR");
    }

    public boolean walkIn() {
        return status == null;
    }

    public boolean waiting() {
        return status != null && !status.equals("CONFIRMED");
    }

    public boolean online() {
        return "ONLINE".equals(mode);
    }

    public boolean newFace() {
        return attended == 0;
    }

    public boolean newInRegion() {
        return attended > 0 && attendedInRegion == 0;
    }
}
