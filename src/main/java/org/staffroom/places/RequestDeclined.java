package org.staffroom.places;

import org.staffroom.meetings.MeetingId;
import org.staffroom.people.PersonId;

/** An organiser said no to a request, in their own words. */
public record RequestDeclined(MeetingId meeting, PersonId person, int round, String reason) {}
