package org.staffroom.venues;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.staffroom.organisations.OrganisationId;
import org.staffroom.regions.RegionId;

/**
 * Everything that the venue book says of a place.
 *
 * @param region where it lies; null when it is used by several
 * @param contactEmail of whoever lets people in, who is told when a meeting there changes; null when nobody is
 * @param capacity how many people it seats in all
 */
public record VenueDescription(
        String name,
        @Nullable OrganisationId organisation,
        @Nullable RegionId region,
        String addressLine,
        String town,
        String postcode,
        String travelRoad,
        String travelRail,
        String parking,
        boolean stepFree,
        boolean hearingLoop,
        boolean quietRoom,
        String accessNotes,
        @Nullable Integer capacity,
        List<Room> rooms,
        String contactName,
        @Nullable String contactEmail) {

    /** @param capacity how many people it seats; null when nobody has said */
    public record Room(String name, @Nullable Integer capacity) {}

    /** A place of which only the address is known: the rest is added later. */
    public static VenueDescription at(
            String name, @Nullable RegionId region, String address, String town, String postcode) {
        return new VenueDescription(
                name, null, region, address, town, postcode, "", "", "", false, false, false, "", null, List.of(), "",
                null);
    }
}
