package org.staffroom.proposals;

/** What listeners need to bring. */
public enum Level {
    ANYBODY,
    SOME,
    DEEP
}
