package org.staffroom.hosting;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.staffroom.regions.RegionId;
import org.staffroom.venues.VenueId;

/**
 * What is offered.
 *
 * @param organisation its name: one that is known, or a new one
 * @param venue a place of the organisation's in the venue book; null when it is described
 * @param place as described; of a venue of the book, as the book has it
 * @param capacity how many people it seats; null when nobody has said
 * @param words whatever else there is to say
 */
record HostOfferDetails(
        RegionId region,
        String organisation,
        @Nullable VenueId venue,
        OfferedPlace place,
        List<OfferedDay> days,
        @Nullable Integer capacity,
        String words) {}
