package org.staffroom.hosting;

import java.util.UUID;
import org.staffroom.shared.Ids;

/** The id of an offer to host. */
public record HostOfferId(UUID value) {

    public static HostOfferId next() {
        return new HostOfferId(Ids.next());
    }

    /** Reads an id out of an address or a form; {@link IllegalArgumentException} when it is none. */
    public static HostOfferId of(String text) {
        return new HostOfferId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
