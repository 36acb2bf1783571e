package org.staffroom.places;

import java.time.Instant;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.PersonId;

/**
 * Nobody answered the offer of a place in time; the person waits on, behind the others.
 *
 * @param until when it was to be answered
 */
public record OfferLapsed(MeetingId meeting, PersonId person, int round, Instant until) {}
