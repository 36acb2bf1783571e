package org.staffroom.room;

/** Where a meeting is, as far as its room goes: that is open all of its day. */
enum RoomPhase {
    BEFORE,
    OPEN,
    OVER,
    CANCELLED,
    POSTPONED
}
