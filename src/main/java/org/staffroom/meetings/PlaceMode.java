package org.staffroom.meetings;

/** Where one sits: in the room or at a screen elsewhere. */
public enum PlaceMode {
    ROOM,
    ONLINE
}
