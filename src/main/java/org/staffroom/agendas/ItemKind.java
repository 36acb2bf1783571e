package org.staffroom.agendas;

/** What an agenda item is. Whether a talk is a member's or a vendor's is said in words wherever it appears. */
public enum ItemKind {
    WELCOME,
    MEMBER_TALK,
    VENDOR_TALK,
    PANEL,
    DISCUSSION,
    NETWORKING,
    BREAK,
    LUNCH,
    TOUR,
    SOCIAL;

    /** Talks are given by somebody for this one meeting; a copy of the agenda keeps their slot and not their talk. */
    public boolean isTalk() {
        return this == MEMBER_TALK || this == VENDOR_TALK;
    }

    /** Nobody gives it, and what it is says enough. */
    boolean namesItself() {
        return this == WELCOME || this == NETWORKING || this == BREAK || this == LUNCH;
    }

    /** People can rest, or see the house. */
    boolean isPause() {
        return this == BREAK || this == LUNCH || this == NETWORKING || this == TOUR || this == SOCIAL;
    }
}
