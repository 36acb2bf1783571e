package org.staffroom.meetings;

/** How far a meeting is. Whether a published one is held already, its end says. */
public enum MeetingStatus {
    DRAFT,
    PUBLISHED,
    /** Date to follow: it keeps its page, its people and, until there is a new one, its old date. */
    POSTPONED,
    CANCELLED
}
