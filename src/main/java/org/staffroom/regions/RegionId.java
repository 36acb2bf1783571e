package org.staffroom.regions;

import java.util.UUID;
import org.staffroom.shared.Ids;

/** The id of a region. */
public record RegionId(UUID value) {

    public static RegionId next() {
        return new RegionId(Ids.next());
    }

    /** Reads an id out of an address or a form; {@link IllegalArgumentException} when it is none. */
    public static RegionId of(String text) {
        return new RegionId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
