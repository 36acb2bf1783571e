package org.staffroom.venues;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.staffroom.organisations.OrganisationId;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.Refused;

/**
 * The venue form, as typed.
 *
 * @param organisation a name: picked from those known, or new
 * @param rooms one a line, "Great Hall, 60"
 */
record VenueForm(
        @NotBlank(message = "{venues.form.name.missing}")
        @Size(min = 2, max = 120, message = "{venues.form.name.length}")
        String name,

        @Size(max = 160, message = "{venues.form.organisation.long}") @Nullable
        String organisation,

        @Nullable String region,

        @Size(max = 200, message = "{venues.form.address.long}") @Nullable
        String addressLine,

        @NotBlank(message = "{venues.form.town.missing}")
        @Size(min = 2, max = 80, message = "{venues.form.town.length}")
        String town,

        @NotBlank(message = "{venues.form.postcode.missing}") @Size(max = 10, message = "{venues.postcode}")
        String postcode,

        @Size(max = 1000, message = "{venues.form.notes.long}") @Nullable
        String travelRoad,

        @Size(max = 1000, message = "{venues.form.notes.long}") @Nullable
        String travelRail,

        @Size(max = 1000, message = "{venues.form.notes.long}") @Nullable
        String parking,

        @Nullable Boolean stepFree,
        @Nullable Boolean hearingLoop,
        @Nullable Boolean quietRoom,

        @Size(max = 1000, message = "{venues.form.notes.long}") @Nullable
        String accessNotes,

        @Pattern(regexp = "|\\s*([1-9]\\d{0,2}|[1-4]\\d{3}|5000)\\s*", message = "{venues.form.capacity.wrong}")
        @Nullable
        String capacity,

        @Size(max = 4000, message = "{venues.form.rooms.long}") @Nullable
        String rooms,

        @Size(max = 120, message = "{venues.form.contact.long}") @Nullable
        String contactName,

        @Size(max = 254, message = "{venues.form.contact.email}")
        @Pattern(regexp = "|\\s*[^@\\s]+@[^@\\s]+\\s*", message = "{venues.form.contact.email}")
        @Nullable
        String contactEmail,

        @Nullable Integer version) {

    private static final java.util.regex.Pattern ROOM =
            java.util.regex.Pattern.compile("(.*?)(?:,\\s*([1-9]\\d{0,2}|[1-4]\\d{3}|5000))?");

    static VenueForm empty() {
        return new VenueForm("", "", "", "", "", "", "", "", "", false, false, false, "", "", "", "", "", null);
    }

    static VenueForm of(VenueDetails venue) {
        var known = venue.description();
        return new VenueForm(
                known.name(),
                Objects.requireNonNullElse(venue.organisation(), ""),
                known.region() == null ? "" : known.region().toString(),
                known.addressLine(),
                known.town(),
                known.postcode(),
                known.travelRoad(),
                known.travelRail(),
                known.parking(),
                known.stepFree(),
                known.hearingLoop(),
                known.quietRoom(),
                known.accessNotes(),
                known.capacity() == null ? "" : known.capacity().toString(),
                known.rooms().stream()
                        .map(room -> room.name() + (room.capacity() == null ? "" : ", " + room.capacity()))
                        .collect(Collectors.joining("\n")),
                known.contactName(),
                Objects.requireNonNullElse(known.contactEmail(), ""),
                venue.version());
    }

    /** @throws Refused when a region or a room makes no sense */
    VenueDescription description(@Nullable OrganisationId host) {
        return new VenueDescription(
                name,
                host,
                chosenRegion(),
                text(addressLine),
                town,
                postcode,
                text(travelRoad),
                text(travelRail),
                text(parking),
                Boolean.TRUE.equals(stepFree),
                Boolean.TRUE.equals(hearingLoop),
                Boolean.TRUE.equals(quietRoom),
                text(accessNotes),
                text(capacity).isEmpty() ? null : Integer.valueOf(text(capacity)),
                listedRooms(),
                text(contactName),
                text(contactEmail).isEmpty() ? null : text(contactEmail));
    }

    private @Nullable RegionId chosenRegion() {
        try {
            return text(region).isEmpty() ? null : RegionId.of(text(region));
        } catch (IllegalArgumentException notFromOurList) {
            throw new Refused("venues.form.region.unknown");
        }
    }

    private List<VenueDescription.Room> listedRooms() {
        var listed = new ArrayList<VenueDescription.Room>();
        for (var line : text(rooms).lines().map(String::strip).toList()) {
            var room = ROOM.matcher(line);
            if (line.isEmpty() || !room.matches()) {
                continue;
            }
            var called = Objects.requireNonNull(room.group(1)).strip();
            if (called.isEmpty() || called.length() > 80) {
                throw new Refused("venues.form.rooms.name");
            }
            listed.add(
                    new VenueDescription.Room(called, room.group(2) == null ? null : Integer.valueOf(room.group(2))));
        }
        if (listed.size() > 50) {
            throw new Refused("venues.form.rooms.long");
        }
        return listed;
    }

    static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
