package org.staffroom.organisations;

/** What an organisation is. A vendor's talks are always labelled so. */
public enum OrganisationKind {
    SCHOOL,
    /** Runs several schools. */
    TRUST,
    VENDOR,
    OTHER
}
