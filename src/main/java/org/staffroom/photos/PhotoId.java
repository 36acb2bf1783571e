package org.staffroom.photos;

import java.util.UUID;
import org.staffroom.shared.Ids;
import org.staffroom.shared.NotFound;

/** The id of a photo of a meeting. */
public record PhotoId(UUID value) {

    public static PhotoId next() {
        return new PhotoId(Ids.next());
    }

    /** An id out of an address. @throws NotFound when it is none */
    public static PhotoId of(String text) {
        try {
            return new PhotoId(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            throw new NotFound();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
