package org.staffroom.hosting;

/** What became of an offer to host. */
public enum HostOfferStatus {
    /** Waits for an ambassador. */
    OPEN,
    /** A draft was made of it. */
    ACCEPTED,
    /** Not now. */
    DECLINED,
    /** By whoever made it. */
    WITHDRAWN
}
