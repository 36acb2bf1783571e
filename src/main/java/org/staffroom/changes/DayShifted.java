package org.staffroom.changes;

import org.staffroom.meetings.MeetingId;

/** The day of a meeting under way does not keep to its times, or does so again. Nobody is mailed: the room is told. */
public record DayShifted(MeetingId meeting) {}
