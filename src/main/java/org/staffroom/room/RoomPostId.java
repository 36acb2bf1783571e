package org.staffroom.room;

import java.util.UUID;

/** The id of a question or topic. Random, and not in order of time: it must not say who asked. */
public record RoomPostId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
