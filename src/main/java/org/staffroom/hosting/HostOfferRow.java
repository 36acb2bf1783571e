package org.staffroom.hosting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.staffroom.organisations.OrganisationKind;
import org.staffroom.regions.RegionId;
import org.staffroom.venues.VenueId;

/**
 * An offer as it is shown, to whoever made it and to the ambassadors of its region.
 *
 * @param offeredBy their name; null when they were erased
 * @param email theirs; for ambassadors
 * @param answeredBy the ambassador's name
 * @param meetingKey the slug of the meeting that came of it, a draft's id
 * @param meetingSlug null while it is a draft
 */
public record HostOfferRow(
        HostOfferId id,
        RegionId region,
        String regionSlug,
        String regionName,
        boolean regionArchived,
        String organisation,
        OrganisationKind kind,
        @Nullable VenueId venue,
        OfferedPlace place,
        @Nullable Integer capacity,
        String words,
        HostOfferStatus status,
        Instant offeredAt,
        @Nullable String offeredBy,
        @Nullable String email,
        @Nullable String answeredBy,
        @Nullable Instant answeredAt,
        String answer,
        @Nullable String meetingKey,
        @Nullable String meetingSlug,
        @Nullable Instant meetingStartsAt,
        List<OfferedDay> days) {

    public boolean open() {
        return status == HostOfferStatus.OPEN;
    }

    public boolean vendor() {
        return kind == OrganisationKind.VENDOR;
    }

    /** Those that are still to come. */
    public List<OfferedDay> daysFrom(LocalDate today) {
        return days.stream().filter(one -> one.day().isAfter(today)).toList();
    }
}
