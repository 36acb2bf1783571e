package org.staffroom.venues;

import org.jspecify.annotations.Nullable;

/**
 * A line of the venue book, and of the picker on a meeting's form.
 *
 * @param organisation the name of the organisation whose place it is
 */
public record VenueRow(
        VenueId id,
        String name,
        String town,
        String postcode,
        @Nullable String organisation,
        @Nullable String regionName,
        @Nullable Integer capacity,
        boolean stepFree,
        boolean hearingLoop) {}
