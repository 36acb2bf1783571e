package org.staffroom.meetings;

/** What an organisation does for a meeting. */
public enum PartnerRole {
    HOST,
    CO_ORGANISER,
    SPONSOR,
    SURVEY_PARTNER
}
