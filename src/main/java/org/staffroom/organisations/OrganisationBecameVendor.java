package org.staffroom.organisations;

/** An organisation was put right: it is a vendor. Talks by its people are to be labelled so. */
public record OrganisationBecameVendor(OrganisationId organisation) {}
