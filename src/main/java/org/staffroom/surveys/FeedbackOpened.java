package org.staffroom.surveys;

import org.staffroom.meetings.MeetingId;

/** Answers were opened, the first of a meeting or some more. */
public record FeedbackOpened(MeetingId meeting) {}
