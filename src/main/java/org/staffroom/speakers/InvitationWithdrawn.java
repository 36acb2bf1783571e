package org.staffroom.speakers;

/** The region has taken back what it asked the speakers of a talk, before any of them answered. */
public record InvitationWithdrawn(InvitationId invitation) {}
