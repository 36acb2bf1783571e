package org.staffroom.proposals;

import org.staffroom.meetings.MeetingId;
import org.staffroom.people.PersonId;
import org.staffroom.presentations.PresentationId;

/**
 * A speaker has said whether they give a talk at the meeting it was accepted to.
 *
 * @param comes false when they cannot; true also when they are asked anew
 */
public record SpeakerAnswered(PersonId speaker, PresentationId talk, MeetingId meeting, boolean comes) {}
