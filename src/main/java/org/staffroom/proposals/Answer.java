package org.staffroom.proposals;

/** What somebody who was asked to speak has said to it. */
public enum Answer {
    ASKED,
    YES,
    NO
}
