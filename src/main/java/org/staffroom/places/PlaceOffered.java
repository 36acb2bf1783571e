package org.staffroom.places;

import java.time.Instant;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.PersonId;

/** A place came free late: it is kept for the person until then, if they still want it. */
public record PlaceOffered(MeetingId meeting, PersonId person, int round, Instant until) {}
