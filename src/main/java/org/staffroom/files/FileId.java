package org.staffroom.files;

import java.util.UUID;
import org.staffroom.shared.Ids;

/** The id of a stored file. */
public record FileId(UUID value) {

    public static FileId next() {
        return new FileId(Ids.next());
    }

    /** Reads an id out of an address or a form; {@link IllegalArgumentException} when it is none. */
    public static FileId of(String text) {
        return new FileId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
