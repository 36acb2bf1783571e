package org.staffroom.topicboard;

import java.util.UUID;
import org.staffroom.shared.Ids;

/** The id of a topic on the board. */
public record BoardTopicId(UUID value) {

    public static BoardTopicId next() {
        return new BoardTopicId(Ids.next());
    }

    /** Reads an id out of an address or a form; {@link IllegalArgumentException} when it is none. */
    public static BoardTopicId of(String text) {
        return new BoardTopicId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
