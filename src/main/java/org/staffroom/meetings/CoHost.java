package org.staffroom.meetings;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.staffroom.regions.RegionId;

/** A region invited to hold the meeting together; the meeting stands in its programme once it accepted. */
@Embeddable
class CoHost {

    private UUID regionId;
    private Instant invitedAt;
    private @Nullable Instant acceptedAt;

    protected CoHost() {}

    CoHost(RegionId region, Instant now) {
        regionId = region.value();
        invitedAt = now;
    }

    RegionId region() {
        return new RegionId(regionId);
    }

    boolean is(RegionId region) {
        return regionId.equals(region.value());
    }

    boolean hasAccepted() {
        return acceptedAt != null;
    }

    void accept(Instant now) {
        acceptedAt = now;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CoHost that
                && regionId.equals(that.regionId)
                && Objects.equals(acceptedAt, that.acceptedAt);
    }

    @Override
    public int hashCode() {
        return regionId.hashCode();
    }
}
