package org.staffroom.places;

import org.staffroom.meetings.MeetingId;
import org.staffroom.people.PersonId;

/** A place, or a place in the waiting list, was given back. */
public record PlaceGivenBack(MeetingId meeting, PersonId person, int round, boolean wasConfirmed) {}
