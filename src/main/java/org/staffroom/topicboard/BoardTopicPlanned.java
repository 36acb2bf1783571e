package org.staffroom.topicboard;

import org.staffroom.meetings.MeetingId;
import org.staffroom.people.PersonId;

/** A topic became a discussion on an agenda; of a draft nobody is told before it is published. */
public record BoardTopicPlanned(BoardTopicId topic, MeetingId meeting, PersonId by) {}
