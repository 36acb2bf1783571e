package org.staffroom.places;

import java.util.List;
import java.util.UUID;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.PersonId;

/**
 * Somebody took places for colleagues, all those of one press.
 *
 * @param registrations of the colleagues, in the order in which they were named
 */
public record ColleaguesBooked(MeetingId meeting, PersonId booker, List<UUID> registrations) {}
