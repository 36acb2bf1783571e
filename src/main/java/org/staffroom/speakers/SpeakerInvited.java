package org.staffroom.speakers;

/** The speakers of a talk were asked to give it in a region. */
public record SpeakerInvited(InvitationId invitation) {}
