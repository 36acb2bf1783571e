package org.staffroom.meetings;

/** Where a meeting stands in its life. That it was held follows from its end and is not stored. */
public enum MeetingStatus {
    DRAFT,
    PUBLISHED,
    CANCELLED
}
