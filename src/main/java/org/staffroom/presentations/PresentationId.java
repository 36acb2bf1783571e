package org.staffroom.presentations;

import java.util.UUID;
import org.staffroom.shared.Ids;

/** The id of a presentation. */
public record PresentationId(UUID value) {

    public static PresentationId next() {
        return new PresentationId(Ids.next());
    }

    /** Reads an id out of an address or a form; {@link IllegalArgumentException} when it is none. */
    public static PresentationId of(String text) {
        return new PresentationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
