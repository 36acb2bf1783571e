package org.staffroom.venues;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.staffroom.organisations.OrganisationId;
import org.staffroom.regions.RegionId;

/**
 * Everything that the venue book says of a place.
 *
 * @param region where it lies; null when it is used by several
 * @param capacity how many people it seats in all
 * @param wifi how one joins it; told to whoever has a place, and to organisers
 */
public record VenueDescription(
        String name,
        @Nullable OrganisationId organisation,
        @Nullable RegionId region,
        Address address,
        Travel travel,
        Parking parking,
        Access access,
        @Nullable Integer capacity,
        List<Room> rooms,
        String wifi,
        Contact contact) {

    /** @param position null when nobody has said */
    public record Address(
            String line,
            String town,
            String postcode,
            @Nullable Position position) {}

    /** The ways there, in words; empty where nothing is said. */
    public record Travel(String road, String rail, String foot) {

        public static final Travel UNKNOWN = new Travel("", "", "");
    }

    /**
     * Where cars stay.
     *
     * @param spaces how many; null when nobody has said
     * @param registration whether drivers have to give their registration number
     */
    public record Parking(String words, @Nullable Integer spaces, String charge, boolean registration) {

        public static final Parking UNKNOWN = new Parking("", null, "", false);

        public boolean known() {
            return !words.isEmpty() || spaces != null || !charge.isEmpty() || registration;
        }
    }

    /** How one gets in, and what is there for whom. */
    public record Access(
            boolean stepFree, boolean lift, boolean hearingLoop, boolean quietRoom, boolean prayerRoom, String notes) {

        public static final Access UNKNOWN = new Access(false, false, false, false, false, "");

        public boolean known() {
            return stepFree || lift || hearingLoop || quietRoom || prayerRoom || !notes.isEmpty();
        }
    }

    /**
     * A room of it.
     *
     * @param capacity how many people it seats; null when nobody has said
     * @param equipment what is in it, in words
     */
    public record Room(String name, @Nullable Integer capacity, String equipment) {}

    /**
     * Whoever lets people in; for organisers only.
     *
     * @param email who is told when a meeting there changes; null when nobody is
     */
    public record Contact(String name, @Nullable String email, String phone) {

        public static final Contact NOBODY = new Contact("", null, "");
    }

    /** A place of which only the address is known: the rest is added later. */
    public static VenueDescription at(
            String name, @Nullable RegionId region, String address, String town, String postcode) {
        return new VenueDescription(
                name,
                null,
                region,
                new Address(address, town, postcode, null),
                Travel.UNKNOWN,
                Parking.UNKNOWN,
                Access.UNKNOWN,
                null,
                List.of(),
                "",
                Contact.NOBODY);
    }

    /** As it is, of this organisation. */
    VenueDescription of(@Nullable OrganisationId host) {
        return new VenueDescription(
                name, host, region, address, travel, parking, access, capacity, rooms, wifi, contact);
    }

    /** As {@link #at}, of an organisation, with whom to ask and how many it seats. */
    public VenueDescription offeredBy(OrganisationId host, @Nullable Integer seats, Contact whoLetsUsIn) {
        return new VenueDescription(
                name, host, region, address, travel, parking, access, seats, rooms, wifi, whoLetsUsIn);
    }
}
