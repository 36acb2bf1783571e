package org.staffroom.attendees;

import java.util.List;
import java.util.UUID;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.PersonId;

/**
 * An organiser wrote to some of those on the list of a meeting.
 *
 * @param message the same however often it is sent: each person gets it once
 * @param author the organiser's name
 */
public record AttendeesWrittenTo(
        MeetingId meeting, UUID message, List<PersonId> people, String author, String subject, String text) {}
