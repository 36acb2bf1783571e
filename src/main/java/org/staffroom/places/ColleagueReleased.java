package org.staffroom.places;

import org.staffroom.meetings.MeetingId;
import org.staffroom.people.PersonId;

/** Whoever took a place for a colleague gave it back. */
public record ColleagueReleased(MeetingId meeting, PersonId person, int round, boolean wasConfirmed, PersonId booker) {}
