package org.staffroom.topics;

import java.util.UUID;
import org.staffroom.shared.Ids;

/** The id of a topic. */
public record TopicId(UUID value) {

    public static TopicId next() {
        return new TopicId(Ids.next());
    }

    /** Reads an id out of an address or a form; {@link IllegalArgumentException} when it is none. */
    public static TopicId of(String text) {
        return new TopicId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
