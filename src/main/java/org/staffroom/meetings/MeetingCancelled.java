package org.staffroom.meetings;

/** A published meeting will not be held, or was not: the reason is in the organiser's own words. */
public record MeetingCancelled(MeetingId meeting, String reason) {}
