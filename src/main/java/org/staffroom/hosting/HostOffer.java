package org.staffroom.hosting;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.staffroom.meetings.MeetingId;
import org.staffroom.organisations.OrganisationId;
import org.staffroom.people.PersonId;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.Refused;
import org.staffroom.venues.Postcode;
import org.staffroom.venues.VenueId;

/** An organisation offers a region a place for a meeting. Answered once, or withdrawn. Its days are rows of their own. */
@Entity
class HostOffer {

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    private UUID regionId;
    private UUID organisationId;
    private @Nullable UUID offeredBy;
    private @Nullable UUID venueId;
    private String placeName;
    private String addressLine;
    private String town;
    private String postcode;
    private @Nullable Integer capacity;
    private String words;

    @Enumerated(EnumType.STRING)
    private HostOfferStatus status;

    private Instant offeredAt;
    private @Nullable UUID answeredBy;
    private @Nullable Instant answeredAt;
    private String answer = "";
    private @Nullable UUID meetingId;

    protected HostOffer() {}

    /** @throws Refused when the postcode is none of the United Kingdom */
    static HostOffer made(HostOfferDetails details, OrganisationId organisation, PersonId by, Instant now) {
        var offer = new HostOffer();
        offer.id = HostOfferId.next().value();
        offer.regionId = details.region().value();
        offer.organisationId = organisation.value();
        offer.offeredBy = by.value();
        offer.venueId = details.venue() == null ? null : details.venue().value();
        offer.placeName = details.place().name().strip().replaceAll("\\s+", " ");
        offer.addressLine = details.place().addressLine().strip();
        offer.town = details.place().town().strip();
        offer.postcode = Postcode.tidy(details.place().postcode());
        offer.capacity = details.capacity();
        offer.words = details.words().strip();
        offer.status = HostOfferStatus.OPEN;
        offer.offeredAt = now;
        return offer;
    }

    HostOfferId id() {
        return new HostOfferId(id);
    }

    RegionId region() {
        return new RegionId(regionId);
    }

    OrganisationId organisation() {
        return new OrganisationId(organisationId);
    }

    /** Null once that person was erased. */
    @Nullable
    PersonId offeredBy() {
        return offeredBy == null ? null : new PersonId(offeredBy);
    }

    @Nullable
    VenueId venue() {
        return venueId == null ? null : new VenueId(venueId);
    }

    OfferedPlace place() {
        return new OfferedPlace(placeName, addressLine, town, postcode);
    }

    @Nullable
    Integer capacity() {
        return capacity;
    }

    /** @throws Refused when it was answered or withdrawn */
    void requireOpen() {
        if (status != HostOfferStatus.OPEN) {
            throw new Refused("hosting.refused." + status);
        }
    }

    /** @param venue where the place stands in the book by now */
    void accept(MeetingId meeting, VenueId venue, PersonId by, String said, Instant now) {
        answered(HostOfferStatus.ACCEPTED, by, said, now);
        meetingId = meeting.value();
        venueId = venue.value();
    }

    void decline(PersonId by, String said, Instant now) {
        answered(HostOfferStatus.DECLINED, by, said, now);
    }

    void withdraw() {
        requireOpen();
        status = HostOfferStatus.WITHDRAWN;
    }

    /**
     * The draft that came of it is thrown away: it is to be answered again.
     *
     * @param offeredAgain whether the same place was offered meanwhile, and that offer is to be answered
     */
    void withoutDraft(boolean offeredAgain) {
        status = offeredAgain ? HostOfferStatus.WITHDRAWN : HostOfferStatus.OPEN;
        answeredBy = null;
        answeredAt = null;
        answer = "";
        meetingId = null;
    }

    private void answered(HostOfferStatus as, PersonId by, String said, Instant now) {
        requireOpen();
        status = as;
        answeredBy = by.value();
        answeredAt = now;
        answer = said.strip();
    }
}
