package org.staffroom.meetings;

/** What a person does in an agenda item. */
public enum ItemRole {
    SPEAKER,
    CONTRIBUTOR,
    CHAIR,
    OPENER
}
