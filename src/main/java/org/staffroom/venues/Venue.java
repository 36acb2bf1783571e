package org.staffroom.venues;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Refused;

/** A place that can host: reused from meeting to meeting. Its rooms are rows of their own. */
@Entity
class Venue {

    private static final Pattern POSTCODE = Pattern.compile("[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}");

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
    private String parking;
    private boolean stepFree;
    private boolean hearingLoop;
    private boolean quietRoom;
    private String accessNotes;
    private @Nullable Integer capacity;
    private String contactName = "";
    private @Nullable String contactEmail;
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
        addressLine = description.addressLine().strip();
        town = description.town().strip();
        postcode = tidyPostcode(description.postcode());
        travelRoad = description.travelRoad().strip();
        travelRail = description.travelRail().strip();
        parking = description.parking().strip();
        stepFree = description.stepFree();
        hearingLoop = description.hearingLoop();
        quietRoom = description.quietRoom();
        accessNotes = description.accessNotes().strip();
        capacity = description.capacity();
        contactName = description.contactName().strip();
        contactEmail = description.contactEmail();
    }

    static String tidyName(String name) {
        return name.strip().replaceAll("\\s+", " ");
    }

    /** One form of every postcode: "BS1 5QD". */
    static String tidyPostcode(String typed) {
        var letters = typed.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        var end = Math.max(0, letters.length() - 3);
        var postcode = letters.substring(0, end) + " " + letters.substring(end);
        if (!POSTCODE.matcher(postcode).matches()) {
            throw new Refused("venues.postcode");
        }
        return postcode;
    }

    VenueId id() {
        return new VenueId(id);
    }

    int version() {
        return version == null ? 0 : version;
    }
}
