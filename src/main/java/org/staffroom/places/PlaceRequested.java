package org.staffroom.places;

import org.staffroom.meetings.MeetingId;
import org.staffroom.people.PersonId;

/** An organiser is asked for a place. */
public record PlaceRequested(MeetingId meeting, PersonId person, int round) {}
