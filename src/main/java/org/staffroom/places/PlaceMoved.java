package org.staffroom.places;

import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.PlaceMode;
import org.staffroom.people.PersonId;

/**
 * An organiser moved somebody's place from the room to online, or the other way.
 *
 * @param sequence of their calendar entry: tells this from the next time
 */
public record PlaceMoved(MeetingId meeting, PersonId person, PlaceMode to, int sequence) {}
