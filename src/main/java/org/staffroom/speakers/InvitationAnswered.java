package org.staffroom.speakers;

/** A speaker said yes or no to an invitation. */
public record InvitationAnswered(InvitationId invitation) {}
