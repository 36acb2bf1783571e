package org.staffroom.venues;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Typed;

/**
 * The venue form, as typed.
 *
 * @param organisation a name: picked from those known, or new
 * @param position two numbers, or a link copied from a map
 * @param rooms one a line, "Great Hall, 60: projector, two microphones"
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

        @Size(max = 2000, message = "{venues.position.unreadable}") @Nullable
        String position,

        @Size(max = 1000, message = "{venues.form.notes.long}") @Nullable
        String travelRoad,

        @Size(max = 1000, message = "{venues.form.notes.long}") @Nullable
        String travelRail,

        @Size(max = 1000, message = "{venues.form.notes.long}") @Nullable
        String travelFoot,

        @Size(max = 1000, message = "{venues.form.notes.long}") @Nullable
        String parking,

        @Pattern(regexp = "|\\s*(\\d{1,3}|[1-4]\\d{3}|5000)\\s*", message = "{venues.form.parking-spaces.wrong}")
        @Nullable
        String parkingSpaces,

        @Size(max = 120, message = "{venues.form.parking-charge.long}") @Nullable
        String parkingCharge,

        @Nullable Boolean parkingRegistration,
        @Nullable Boolean stepFree,
        @Nullable Boolean lift,
        @Nullable Boolean hearingLoop,
        @Nullable Boolean quietRoom,
        @Nullable Boolean prayerRoom,

        @Size(max = 1000, message = "{venues.form.notes.long}") @Nullable
        String accessNotes,

        @Pattern(regexp = "|\\s*([1-9]\\d{0,2}|[1-4]\\d{3}|5000)\\s*", message = "{venues.form.capacity.wrong}")
        @Nullable
        String capacity,

        @Size(max = 4000, message = "{venues.form.rooms.long}") @Nullable
        String rooms,

        @Size(max = 500, message = "{venues.form.wifi.long}") @Nullable
        String wifi,

        @Size(max = 120, message = "{venues.form.contact.long}") @Nullable
        String contactName,

        @Size(max = 254, message = "{venues.form.contact.email}")
        @Pattern(regexp = "|\\s*[^@\\s]+@[^@\\s]+\\s*", message = "{venues.form.contact.email}")
        @Nullable
        String contactEmail,

        @Size(max = 40, message = "{venues.form.contact.phone.long}") @Nullable
        String contactPhone,

        @Nullable Integer version) {

    private static final java.util.regex.Pattern ROOM =
            java.util.regex.Pattern.compile("([^:]*?)(?:,\\s*+([1-9]\\d{0,2}|[1-4]\\d{3}|5000)\\s*+)?(?::(.*))?");

    static VenueForm empty() {
        return new VenueForm(
                "", "", "", "", "", "", "", "", "", "", "", "", "", false, false, false, false, false, false, "", "",
                "", "", "", "", "", null);
    }

    static VenueForm of(VenueDetails venue) {
        var known = venue.description();
        var access = known.access();
        return new VenueForm(
                known.name(),
                Objects.requireNonNullElse(venue.organisation(), ""),
                known.region() == null ? "" : known.region().toString(),
                known.address().line(),
                known.address().town(),
                known.address().postcode(),
                known.address().position() == null
                        ? ""
                        : known.address().position().toString(),
                known.travel().road(),
                known.travel().rail(),
                known.travel().foot(),
                known.parking().words(),
                number(known.parking().spaces()),
                known.parking().charge(),
                known.parking().registration(),
                access.stepFree(),
                access.lift(),
                access.hearingLoop(),
                access.quietRoom(),
                access.prayerRoom(),
                access.notes(),
                number(known.capacity()),
                known.rooms().stream().map(VenueForm::line).collect(Collectors.joining("\n")),
                known.wifi(),
                known.contact().name(),
                Objects.requireNonNullElse(known.contact().email(), ""),
                known.contact().phone(),
                venue.version());
    }

    /** As typed, for a venue of this version. */
    VenueForm at(@Nullable Integer ofVersion) {
        return new VenueForm(
                Typed.text(name),
                Typed.text(organisation),
                Typed.text(region),
                Typed.text(addressLine),
                Typed.text(town),
                Typed.text(postcode),
                Typed.text(position),
                Typed.text(travelRoad),
                Typed.text(travelRail),
                Typed.text(travelFoot),
                Typed.text(parking),
                Typed.text(parkingSpaces),
                Typed.text(parkingCharge),
                Boolean.TRUE.equals(parkingRegistration),
                Boolean.TRUE.equals(stepFree),
                Boolean.TRUE.equals(lift),
                Boolean.TRUE.equals(hearingLoop),
                Boolean.TRUE.equals(quietRoom),
                Boolean.TRUE.equals(prayerRoom),
                Typed.text(accessNotes),
                Typed.text(capacity),
                Typed.text(rooms),
                Typed.text(wifi),
                Typed.text(contactName),
                Typed.text(contactEmail),
                Typed.text(contactPhone),
                ofVersion);
    }

    private static String number(@Nullable Integer known) {
        return known == null ? "" : known.toString();
    }

    private static String line(VenueDescription.Room room) {
        return room.name()
                + (room.capacity() == null ? "" : ", " + room.capacity())
                + (room.equipment().isEmpty() ? "" : ": " + room.equipment());
    }

    /**
     * All but the organisation, which may be new.
     *
     * @throws Refused when a region, the position or a room makes no sense
     */
    VenueDescription description() {
        return new VenueDescription(
                name,
                null,
                chosenRegion(),
                new VenueDescription.Address(
                        Typed.text(addressLine),
                        town,
                        postcode,
                        Position.read(Typed.text(position)).orElse(null)),
                new VenueDescription.Travel(Typed.text(travelRoad), Typed.text(travelRail), Typed.text(travelFoot)),
                new VenueDescription.Parking(
                        Typed.text(parking),
                        wholeNumber(parkingSpaces),
                        Typed.text(parkingCharge),
                        Boolean.TRUE.equals(parkingRegistration)),
                new VenueDescription.Access(
                        Boolean.TRUE.equals(stepFree),
                        Boolean.TRUE.equals(lift),
                        Boolean.TRUE.equals(hearingLoop),
                        Boolean.TRUE.equals(quietRoom),
                        Boolean.TRUE.equals(prayerRoom),
                        Typed.text(accessNotes)),
                wholeNumber(capacity),
                listedRooms(),
                Typed.text(wifi),
                new VenueDescription.Contact(
                        Typed.text(contactName),
                        Typed.text(contactEmail).isEmpty() ? null : Typed.text(contactEmail),
                        Typed.text(contactPhone)));
    }

    private static @Nullable Integer wholeNumber(@Nullable String typed) {
        return Typed.text(typed).isEmpty() ? null : Integer.valueOf(Typed.text(typed));
    }

    private @Nullable RegionId chosenRegion() {
        try {
            return Typed.text(region).isEmpty() ? null : RegionId.of(Typed.text(region));
        } catch (IllegalArgumentException notFromOurList) {
            throw new Refused("venues.form.region.unknown");
        }
    }

    private List<VenueDescription.Room> listedRooms() {
        var listed = new ArrayList<VenueDescription.Room>();
        for (var line : Typed.text(rooms).lines().map(String::strip).toList()) {
            var room = ROOM.matcher(line);
            if (line.isEmpty() || !room.matches()) {
                continue;
            }
            var called = Objects.requireNonNull(room.group(1)).strip();
            var equipment = Typed.text(room.group(3));
            if (called.isEmpty() || called.length() > 80) {
                throw new Refused("venues.form.rooms.name");
            }
            if (equipment.length() > 200) {
                throw new Refused("venues.form.rooms.equipment");
            }
            listed.add(new VenueDescription.Room(
                    called, room.group(2) == null ? null : Integer.valueOf(room.group(2)), equipment));
        }
        if (listed.size() > 50) {
            throw new Refused("venues.form.rooms.long");
        }
        return listed;
    }
}
