package org.staffroom.attendance;

import org.staffroom.meetings.MeetingId;
import org.staffroom.people.PersonId;

/** When somebody came to a meeting or left it is recorded otherwise than before. */
public record AttendanceCorrected(MeetingId meeting, PersonId person) {}
