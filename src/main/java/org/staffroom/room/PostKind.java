package org.staffroom.room;

/** What people say in the room. Each has its words in {@code messages/room.properties}. */
public enum PostKind {
    /** To whoever speaks. */
    QUESTION,
    /** For the open discussion. */
    TOPIC
}
