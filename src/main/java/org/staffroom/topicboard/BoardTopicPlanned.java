package org.staffroom.topicboard;

import org.staffroom.meetings.MeetingId;
import org.staffroom.people.PersonId;

/** A topic, or a talk that was offered for it, is on an agenda; of a draft nobody is told before it is published. */
public record BoardTopicPlanned(BoardTopicId topic, MeetingId meeting, PersonId by) {}
