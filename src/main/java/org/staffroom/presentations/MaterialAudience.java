package org.staffroom.presentations;

/** Who sees slides or a link of a talk that is public. Its speakers and organisers always do. */
public enum MaterialAudience {
    EVERYONE,
    /** Who had or has a place at a meeting where the talk is given, or was there. */
    ATTENDEES,
    /** Not yet. */
    NOBODY
}
