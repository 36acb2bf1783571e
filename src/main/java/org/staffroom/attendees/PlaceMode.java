package org.staffroom.attendees;

/** How one takes part: in the room, or online. */
public enum PlaceMode {
    ROOM,
    ONLINE
}
