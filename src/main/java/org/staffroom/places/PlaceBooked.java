package org.staffroom.places;

import org.staffroom.meetings.MeetingId;
import org.staffroom.people.PersonId;

/** Somebody took a place, or a place in the waiting list, for a colleague. */
public record PlaceBooked(MeetingId meeting, PersonId person, int round, PersonId booker) {}
