package org.staffroom.meetings;

/**
 * A meeting has one of its ways to take part no more: whoever has a place there, or waits for one, goes along to the other.
 * Published with the rows of {@code place} locked, and those confirmed counted there already.
 */
public record ModeClosed(MeetingId meeting, PlaceMode from, PlaceMode to) {}
