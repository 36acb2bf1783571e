package org.staffroom.door;

import org.staffroom.meetings.MeetingId;
import org.staffroom.people.PersonId;

/** Somebody may work the door of a meeting, until the day after it. */
public record HelperNamed(MeetingId meeting, PersonId helper) {}
