package org.staffroom.presentations;

/** Whose talk it is. A vendor's is labelled so in words wherever it appears. */
public enum TalkKind {
    MEMBER,
    VENDOR
}
