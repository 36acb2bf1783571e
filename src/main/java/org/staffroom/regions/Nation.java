package org.staffroom.regions;

/** The nations of the United Kingdom: each has bank holidays and school terms of its own. */
public enum Nation {
    ENGLAND,
    WALES,
    SCOTLAND,
    NORTHERN_IRELAND
}
