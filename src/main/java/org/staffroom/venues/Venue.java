package org.staffroom.venues;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Refused;

/** A place that can host: reused from meeting to meeting. Its rooms are rows of their own. */
@Entity
class Venue {

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    private String name;
    private @Nullable UUID organisationId;
    private @Nullable UUID regionId;
    private String addressLine;
    private String town;
    private String postcode;
    private String travelRoad;
    private String travelRail;
    private String travelFoot = "";
    private @Nullable BigDecimal latitude;
    private @Nullable BigDecimal longitude;
    private String parking;
    private @Nullable Integer parkingSpaces;
    private String parkingCharge = "";
    private boolean parkingRegistration;
    private boolean stepFree;
    private boolean lift;
    private boolean hearingLoop;
    private boolean quietRoom;
    private boolean prayerRoom;
    private String accessNotes;
    private @Nullable Integer capacity;
    private String wifi = "";
    private String contactName = "";
    private @Nullable String contactEmail;
    private String contactPhone = "";
    private @Nullable UUID addedBy;
    private Instant addedAt;

    protected Venue() {}

    static Venue added(VenueDescription description, PersonId person, Instant now) {
        var venue = new Venue();
        venue.id = VenueId.next().value();
        venue.addedBy = person.value();
        venue.addedAt = now;
        venue.describe(description);
        return venue;
    }

    /** @throws Refused when the postcode is none of the United Kingdom */
    void describe(VenueDescription description) {
        name = tidyName(description.name());
        organisationId = description.organisation() == null
                ? null
                : description.organisation().value();
        regionId = description.region() == null ? null : description.region().value();
        locate(description.address());
        travelRoad = description.travel().road().strip();
        travelRail = description.travel().rail().strip();
        travelFoot = description.travel().foot().strip();
        parking = description.parking().words().strip();
        parkingSpaces = description.parking().spaces();
        parkingCharge = description.parking().charge().strip();
        parkingRegistration = description.parking().registration();
        letIn(description.access());
        capacity = description.capacity();
        wifi = description.wifi().strip();
        askFor(description.contact());
    }

    private void locate(VenueDescription.Address address) {
        addressLine = address.line().strip();
        town = address.town().strip();
        postcode = Postcode.tidy(address.postcode());
        latitude = address.position() == null ? null : address.position().latitude();
        longitude = address.position() == null ? null : address.position().longitude();
    }

    private void letIn(VenueDescription.Access access) {
        stepFree = access.stepFree();
        lift = access.lift();
        hearingLoop = access.hearingLoop();
        quietRoom = access.quietRoom();
        prayerRoom = access.prayerRoom();
        accessNotes = access.notes().strip();
    }

    private void askFor(VenueDescription.Contact contact) {
        contactName = contact.name().strip();
        contactEmail = contact.email();
        contactPhone = contact.phone().strip();
    }

    /** What letters and calendars say of where it is. */
    List<String> whereabouts() {
        return List.of(name, addressLine, town, postcode);
    }

    /** Whoever is there to be asked, unless somebody is known already, be it by telephone alone. */
    void askUnlessKnown(VenueDescription.Contact contact) {
        if (contactName.isEmpty() && contactEmail == null && contactPhone.isEmpty()) {
            askFor(contact);
        }
    }

    static String tidyName(String name) {
        return name.strip().replaceAll("\\s+", " ");
    }

    VenueId id() {
        return new VenueId(id);
    }

    int version() {
        return version == null ? 0 : version;
    }
}
