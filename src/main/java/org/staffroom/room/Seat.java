package org.staffroom.room;

/** What somebody is in the room, and so what they see and may do. Each sees what the one before sees. */
enum Seat {
    /** Anybody: now and next, and who to ask. */
    VISITOR,
    /** Has a place, was marked as here, or has a part in the agenda. */
    INSIDE,
    /** Chairs something, or helps for the day. */
    MODERATOR,
    ORGANISER;

    public boolean inside() {
        return this != VISITOR;
    }

    public boolean moderates() {
        return compareTo(MODERATOR) >= 0;
    }

    public boolean organises() {
        return this == ORGANISER;
    }
}
