package org.staffroom.places;

import org.staffroom.meetings.MeetingId;
import org.staffroom.people.PersonId;

/** An organiser gave a place to somebody who waited or asked for one. */
public record PlaceGranted(MeetingId meeting, PersonId person, int round) {}
