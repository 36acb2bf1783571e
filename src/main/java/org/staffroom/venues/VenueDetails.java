package org.staffroom.venues;

import org.jspecify.annotations.Nullable;

/**
 * A venue as it is shown.
 *
 * @param organisation the name of the organisation whose place it is
 * @param version for the form that edits it
 */
public record VenueDetails(
        VenueId id,
        int version,
        VenueDescription description,
        @Nullable String organisation,
        @Nullable String regionName) {

    /** Where a map shows it. */
    public String map() {
        return Position.map(
                description.address().position(), description.address().postcode());
    }

    /** Whether anything is said of the ways there and in. */
    public boolean hasWays() {
        return !description.travel().equals(VenueDescription.Travel.UNKNOWN)
                || description.parking().known()
                || description.access().known();
    }
}
