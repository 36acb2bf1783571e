package org.staffroom.meetings;

/** There are more places than before: whoever waits may move up. Published with the rows of {@code place} locked. */
public record CapacityRaised(MeetingId meeting) {}
