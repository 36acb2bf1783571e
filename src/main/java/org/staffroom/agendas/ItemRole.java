package org.staffroom.agendas;

/** What a person does in an agenda item. */
public enum ItemRole {
    SPEAKER,
    CONTRIBUTOR,
    CHAIR,
    OPENER
}
