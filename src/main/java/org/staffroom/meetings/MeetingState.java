package org.staffroom.meetings;

import java.time.Instant;

/** What people see of a meeting's life: its status, and whether it is over. */
public enum MeetingState {
    DRAFT,
    UPCOMING,
    UNDER_WAY,
    HELD,
    /** Its date is to follow; the one it has is the old one. */
    POSTPONED,
    CANCELLED;

    public static MeetingState of(MeetingStatus status, Instant startsAt, Instant endsAt, Instant now) {
        return switch (status) {
            case DRAFT -> DRAFT;
            case POSTPONED -> POSTPONED;
            case CANCELLED -> CANCELLED;
            case PUBLISHED -> now.isBefore(startsAt) ? UPCOMING : now.isBefore(endsAt) ? UNDER_WAY : HELD;
        };
    }
}
