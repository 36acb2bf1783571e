package org.staffroom.attendance;

import org.staffroom.meetings.MeetingId;
import org.staffroom.people.PersonId;

/**
 * Somebody said that their attendance was otherwise than recorded, and an organiser has looked at it.
 *
 * @param putRight whether it is recorded now as they said
 */
public record AttendanceAnswered(MeetingId meeting, PersonId person, boolean putRight) {}
