package org.staffroom.meetings;

/**
 * A draft was made from an earlier meeting, whose day comes along.
 *
 * @param withTalks whether talks and their people come along, or only their slots
 */
public record MeetingCarriedOver(MeetingId from, MeetingId to, boolean withTalks) {}
