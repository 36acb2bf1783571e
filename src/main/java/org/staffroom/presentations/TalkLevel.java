package org.staffroom.presentations;

/** What a talk takes its listeners to know already. */
public enum TalkLevel {
    INTRODUCTORY,
    INTERMEDIATE,
    ADVANCED
}
