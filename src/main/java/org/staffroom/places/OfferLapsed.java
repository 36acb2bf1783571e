package org.staffroom.places;

import org.staffroom.meetings.MeetingId;
import org.staffroom.people.PersonId;

/** Nobody answered the offer of a place in time; the person no longer waits. */
public record OfferLapsed(MeetingId meeting, PersonId person, int round) {}
