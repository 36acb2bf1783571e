package org.staffroom.speakers;

/** How an invitation stands. */
public enum InvitationStatus {
    OPEN,
    ACCEPTED,
    DECLINED,
    /** By an ambassador, or because nobody is left to answer. */
    WITHDRAWN
}
