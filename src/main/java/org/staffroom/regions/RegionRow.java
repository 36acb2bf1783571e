package org.staffroom.regions;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A region as pages show it.
 *
 * @param tileColumn its place on the tile map, from 1; null off the map
 * @param archivedAt null while it is active
 */
public record RegionRow(
        RegionId id,
        int version,
        String slug,
        String name,
        String shortName,
        String description,
        List<String> postcodeAreas,
        int hue,
        boolean national,
        @Nullable Integer tileColumn,
        @Nullable Integer tileRow,
        Nation nation,
        @Nullable Instant archivedAt) {

    public boolean archived() {
        return archivedAt != null;
    }
}
