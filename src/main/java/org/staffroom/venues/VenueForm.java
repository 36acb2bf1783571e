package org.staffroom.venues;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;
import org.staffroom.people.EmailAddress;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Typed;

/**
 * The venue form, as typed.
 *
 * @param organisation a name: picked from those known, or new
 * @param another that it is another place than the one of its name and town that is in the book
 * @param position two numbers, or a link copied from a map
 * @param rooms one a line, "Great Hall, 60: projector, two microphones"; seats are known by being a number alone, whether
 *     commas or colons are around it
 */
record VenueForm(
        @Size(max = 120, message = "{venues.form.name.length}")
        String name,

        @Size(max = 160, message = "{venues.form.organisation.long}")
        String organisation,

        @Size(max = 200, message = "{venues.form.address.long}")
        String addressLine,

        @Size(max = 80, message = "{venues.form.town.length}")
        String town,

        String postcode,
        @Nullable Boolean another,
        String region,

        @Size(max = 2000, message = "{venues.position.unreadable}")
        String position,

        @Size(max = 1000, message = "{venues.form.notes.long}")
        String travelRail,

        @Size(max = 1000, message = "{venues.form.notes.long}")
        String travelRoad,

        @Size(max = 1000, message = "{venues.form.notes.long}")
        String travelFoot,

        @Size(max = 1000, message = "{venues.form.notes.long}")
        String parking,

        @Pattern(regexp = "|\\d{1,3}|[1-4]\\d{3}|5000", message = "{venues.form.parking-spaces.wrong}")
        String parkingSpaces,

        @Size(max = 120, message = "{venues.form.parking-charge.long}")
        String parkingCharge,

        @Nullable Boolean parkingRegistration,
        @Nullable Boolean stepFree,
        @Nullable Boolean lift,
        @Nullable Boolean hearingLoop,
        @Nullable Boolean quietRoom,
        @Nullable Boolean prayerRoom,

        @Size(max = 1000, message = "{venues.form.notes.long}")
        String accessNotes,

        @Pattern(regexp = "|[1-9]\\d{0,2}|[1-4]\\d{3}|5000", message = "{venues.form.capacity.wrong}")
        String capacity,

        @Size(max = 4000, message = "{venues.form.rooms.long}")
        String rooms,

        @Size(max = 500, message = "{venues.form.wifi.long}")
        String wifi,

        @Size(max = 120, message = "{venues.form.contact.long}")
        String contactName,

        String contactEmail,

        @Size(max = 40, message = "{venues.form.contact.phone.long}")
        String contactPhone,

        @Nullable Integer version) {

    private static final java.util.regex.Pattern ROOM = java.util.regex.Pattern.compile(
            "(?s)([^:]*?)(?:[,:]\\s*+([1-9]\\d{0,2}|[1-4]\\d{3}|5000)\\s*+(?:[,:](.*))?|:(.*))?");

    /** A name with a number of seats that cannot be. */
    private static final java.util.regex.Pattern OTHER_SEATS =
            java.util.regex.Pattern.compile("(?s).*,\\s*+\\d+(?:\\s*+,.*)?");

    VenueForm {
        name = Typed.text(name);
        organisation = Typed.text(organisation);
        addressLine = Typed.text(addressLine);
        town = Typed.text(town);
        postcode = Typed.text(postcode);
        region = Typed.text(region);
        position = Typed.text(position);
        travelRail = Typed.text(travelRail);
        travelRoad = Typed.text(travelRoad);
        travelFoot = Typed.text(travelFoot);
        parking = Typed.text(parking);
        parkingSpaces = Typed.text(parkingSpaces);
        parkingCharge = Typed.text(parkingCharge);
        accessNotes = Typed.text(accessNotes);
        capacity = Typed.text(capacity);
        rooms = Typed.text(rooms);
        wifi = Typed.text(wifi);
        contactName = Typed.text(contactName);
        contactEmail = Typed.text(contactEmail);
        contactPhone = Typed.text(contactPhone);
        another = Boolean.TRUE.equals(another);
        parkingRegistration = Boolean.TRUE.equals(parkingRegistration);
        stepFree = Boolean.TRUE.equals(stepFree);
        lift = Boolean.TRUE.equals(lift);
        hearingLoop = Boolean.TRUE.equals(hearingLoop);
        quietRoom = Boolean.TRUE.equals(quietRoom);
        prayerRoom = Boolean.TRUE.equals(prayerRoom);
    }

    static VenueForm empty() {
        return new VenueForm(
                "", "", "", "", "", false, "", "", "", "", "", "", "", "", false, false, false, false, false, false, "",
                "", "", "", "", "", "", null);
    }

    static VenueForm of(VenueDetails venue) {
        var known = venue.description();
        var access = known.access();
        return new VenueForm(
                known.name(),
                Objects.requireNonNullElse(venue.organisation(), ""),
                known.address().line(),
                known.address().town(),
                known.address().postcode(),
                false,
                known.region() == null ? "" : known.region().toString(),
                known.address().position() == null
                        ? ""
                        : known.address().position().toString(),
                known.travel().rail(),
                known.travel().road(),
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
                name,
                organisation,
                addressLine,
                town,
                postcode,
                another,
                region,
                position,
                travelRail,
                travelRoad,
                travelFoot,
                parking,
                parkingSpaces,
                parkingCharge,
                parkingRegistration,
                stepFree,
                lift,
                hearingLoop,
                quietRoom,
                prayerRoom,
                accessNotes,
                capacity,
                rooms,
                wifi,
                contactName,
                contactEmail,
                contactPhone,
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

    /** Whether this place is called so, in this town, in the book: then it was asked before whether it is another's. */
    boolean isCalledAs(@Nullable VenueDetails venue) {
        return venue != null
                && Venue.tidyName(name).equalsIgnoreCase(venue.description().name())
                && town.equalsIgnoreCase(venue.description().address().town());
    }

    /** Says at once, one thing a field, what makes no sense in a book that has these regions. */
    void check(Collection<String> regions, Errors errors) {
        if (Typed.letters(name) < 2 || !Typed.isReadable(name)) {
            errors.rejectValue("name", "venues.form.name.missing");
        }
        if (!organisation.isEmpty() && (Typed.letters(organisation) < 2 || !Typed.isReadable(organisation))) {
            errors.rejectValue("organisation", "organisations.name-length");
        }
        if (Typed.letters(town) < 2 || !Typed.isReadable(town)) {
            errors.rejectValue("town", "venues.form.town.missing");
        }
        if (!region.isEmpty() && !regions.contains(region)) {
            errors.rejectValue("region", "venues.form.region.unknown");
        }
        if (postcode.isEmpty()) {
            errors.rejectValue("postcode", "venues.form.postcode.missing");
        } else if (!Postcode.isOne(postcode)) {
            errors.rejectValue("postcode", "venues.postcode");
        }
        check(errors, "position", this::chosenPosition);
        check(errors, "rooms", this::listedRooms);
        if (!contactEmail.isEmpty() && !EmailAddress.isPlain(contactEmail)) {
            errors.rejectValue("contactEmail", "venues.form.contact.email");
        }
    }

    private static void check(Errors errors, String field, Supplier<?> read) {
        if (!errors.hasFieldErrors(field)) {
            try {
                read.get();
            } catch (Refused refused) {
                errors.rejectValue(field, refused.key(), refused.arguments(), null);
            }
        }
    }

    /** All but the organisation, which may be new. Only of a form in which {@link #check} found nothing. */
    VenueDescription description() {
        return new VenueDescription(
                name,
                null,
                region.isEmpty() ? null : RegionId.of(region),
                new VenueDescription.Address(
                        addressLine, town, postcode, chosenPosition().orElse(null)),
                new VenueDescription.Travel(travelRoad, travelRail, travelFoot),
                new VenueDescription.Parking(
                        parking, wholeNumber(parkingSpaces), parkingCharge, Boolean.TRUE.equals(parkingRegistration)),
                new VenueDescription.Access(
                        Boolean.TRUE.equals(stepFree),
                        Boolean.TRUE.equals(lift),
                        Boolean.TRUE.equals(hearingLoop),
                        Boolean.TRUE.equals(quietRoom),
                        Boolean.TRUE.equals(prayerRoom),
                        accessNotes),
                wholeNumber(capacity),
                listedRooms(),
                wifi,
                new VenueDescription.Contact(contactName, contactEmail.isEmpty() ? null : contactEmail, contactPhone));
    }

    /** Null where none is written, and where it is wrong. */
    private static @Nullable Integer wholeNumber(@Nullable String typed) {
        return typed == null || !typed.matches("\\d{1,4}") ? null : Integer.valueOf(typed);
    }

    /** @throws Refused when it makes no sense */
    Optional<Position> chosenPosition() {
        return Position.read(position);
    }

    private List<VenueDescription.Room> listedRooms() {
        var listed = new ArrayList<VenueDescription.Room>();
        var names = new HashSet<String>();
        var inAll = wholeNumber(capacity);
        for (var line : rooms.lines().map(String::strip).toList()) {
            var room = ROOM.matcher(line);
            if (line.isEmpty() || !room.matches()) {
                continue;
            }
            var written = Objects.requireNonNull(room.group(1)).strip();
            var seats = wholeNumber(room.group(2));
            var equipment = Typed.text(room.group(3) == null ? room.group(4) : room.group(3));
            if (written.length() > 80 || !Typed.isReadable(written)) {
                throw new Refused("venues.form.rooms.name");
            }
            var called = Venue.tidyName(written);
            if (OTHER_SEATS.matcher(called).matches()) {
                throw new Refused("venues.form.rooms.seats", called);
            }
            if (seats != null && inAll != null && seats > inAll) {
                throw new Refused("venues.form.rooms.more", called, inAll);
            }
            if (!names.add(called.toLowerCase(Locale.ROOT))) {
                throw new Refused("venues.room-twice", called);
            }
            if (equipment.length() > 200) {
                throw new Refused("venues.form.rooms.equipment");
            }
            listed.add(new VenueDescription.Room(called, seats, equipment));
        }
        if (listed.size() > 50) {
            throw new Refused("venues.form.rooms.long");
        }
        return listed;
    }
}
