package org.staffroom.places;

import org.staffroom.meetings.MeetingId;
import org.staffroom.people.PersonId;

/**
 * An organiser gave somebody's place, or place in the waiting list, back.
 *
 * @param reason as the person is told
 */
public record PlaceReleased(MeetingId meeting, PersonId person, int round, boolean wasConfirmed, String reason) {}
