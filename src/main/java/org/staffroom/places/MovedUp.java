package org.staffroom.places;

import org.staffroom.meetings.MeetingId;
import org.staffroom.people.PersonId;

/** A waiting person got a place by itself. */
public record MovedUp(MeetingId meeting, PersonId person, int round) {}
