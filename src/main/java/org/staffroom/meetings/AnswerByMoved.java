package org.staffroom.meetings;

import java.time.Instant;

/** Those asked whether they can still come on the new day may answer until another moment. */
public record AnswerByMoved(MeetingId meeting, Instant answerBy) {}
