package org.staffroom.room;

/**
 * What whoever has just come in wants to know; each empty when nothing is said. Everybody reads it on the day.
 *
 * @param version 0 when nothing was written yet
 */
public record RoomNotes(String toilets, String fire, String other, int version) {

    static final RoomNotes NONE = new RoomNotes("", "", "", 0);

    public boolean isEmpty() {
        return toilets.isEmpty() && fire.isEmpty() && other.isEmpty();
    }
}
