package org.staffroom.changes;

/**
 * One thing that is otherwise, in the words people read.
 *
 * @param about the agenda item it is about; empty for the meeting
 * @param before empty when there was nothing
 * @param after empty when there is nothing any more
 */
public record Difference(What what, String about, String before, String after) {

    /** What is otherwise. Each has its words in {@code messages/meetings.properties}. */
    public enum What {
        DAY,
        HOURS,
        FORMAT,
        VENUE,
        ROOM,
        /** Never with the link itself: only confirmed people may have that. */
        LINK,
        ITEM_MOVED,
        ITEM_DROPPED,
        ITEM_REPLACED,
        ITEM_ROOM,
        SPEAKER,
        TRAVEL,
        NOTE
    }
}
