package org.staffroom.writeups;

/** Where a write-up stands. */
public enum WriteUpStatus {
    /** Its author is writing; seen by the author and the meeting's organisers. */
    DRAFT,
    /** An account that waits for an organiser to approve it. */
    SUBMITTED,
    /** Seen by everybody. */
    PUBLISHED
}
