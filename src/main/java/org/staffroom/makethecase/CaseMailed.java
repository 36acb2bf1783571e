package org.staffroom.makethecase;

import org.staffroom.meetings.MeetingId;
import org.staffroom.people.PersonId;

/** Somebody wants their case in their own mailbox, to pass it on; {@code version} tells it from the next. */
public record CaseMailed(PersonId person, MeetingId meeting, int version) {}
