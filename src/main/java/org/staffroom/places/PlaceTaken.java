package org.staffroom.places;

import org.staffroom.meetings.MeetingId;
import org.staffroom.people.PersonId;

/** A place was taken and is confirmed. */
public record PlaceTaken(MeetingId meeting, PersonId person, int round) {}
