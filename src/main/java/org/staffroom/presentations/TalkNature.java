package org.staffroom.presentations;

/** What a talk is about: how something works, or why it should be done. */
public enum TalkNature {
    TECHNICAL,
    STRATEGIC
}
