package org.staffroom.people;

/**
 * What a person may be written about besides their own place, and may stop, each for itself. Links in mails hold their
 * order: add at the end.
 */
public enum NewsKind {
    /** A week and a day before a meeting of one's own, and the day after it. */
    REMINDERS,
    /** What was said at a meeting one was at, in a region one follows, or about a topic one follows. */
    WRITE_UPS,
    /** What the ambassadors of a region one follows write to its followers. */
    ANNOUNCEMENTS,
    /** Once a week, what is new where one follows. */
    DIGEST,
    /** What one asked for on the topic board, or voted for, is on an agenda. */
    BOARD,
    /** Before a talk of one's own, and after it, when there are no slides. */
    SLIDES
}
