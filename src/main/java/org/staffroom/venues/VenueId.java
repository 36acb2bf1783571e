package org.staffroom.venues;

import java.util.UUID;
import org.staffroom.shared.Ids;

/** The id of a venue. */
public record VenueId(UUID value) {

    public static VenueId next() {
        return new VenueId(Ids.next());
    }

    /** Reads an id out of an address or a form; {@link IllegalArgumentException} when it is none. */
    public static VenueId of(String text) {
        return new VenueId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
