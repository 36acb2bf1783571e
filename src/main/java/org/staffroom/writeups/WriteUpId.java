package org.staffroom.writeups;

import java.util.UUID;
import org.staffroom.shared.Ids;

/** The id of a write-up. */
public record WriteUpId(UUID value) {

    public static WriteUpId next() {
        return new WriteUpId(Ids.next());
    }

    /** Reads an id out of an address or a form; {@link IllegalArgumentException} when it is none. */
    public static WriteUpId of(String text) {
        return new WriteUpId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
