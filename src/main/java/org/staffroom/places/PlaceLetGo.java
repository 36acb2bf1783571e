package org.staffroom.places;

import org.staffroom.meetings.MeetingId;
import org.staffroom.people.PersonId;

/** Somebody did not say whether a new date suits; their place goes to who waits. */
public record PlaceLetGo(MeetingId meeting, PersonId person, int round) {}
