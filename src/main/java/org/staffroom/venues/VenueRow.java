package org.staffroom.venues;

import org.jspecify.annotations.Nullable;
import org.staffroom.regions.RegionId;

/**
 * A line of the venue book, and of the picker on a meeting's form.
 *
 * @param region where it lies; null when it is used by several
 * @param organisation the name of the organisation whose place it is
 */
public record VenueRow(
        VenueId id,
        String name,
        String town,
        String postcode,
        @Nullable String organisation,
        @Nullable RegionId region,
        @Nullable String regionName,
        @Nullable Integer capacity,
        boolean stepFree,
        boolean hearingLoop) {}
