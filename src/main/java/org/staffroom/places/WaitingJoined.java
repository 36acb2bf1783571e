package org.staffroom.places;

import org.staffroom.meetings.MeetingId;
import org.staffroom.people.PersonId;

/** All places were taken: the person waits in order. */
public record WaitingJoined(MeetingId meeting, PersonId person, int round) {}
