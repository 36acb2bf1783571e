package org.staffroom.changes;

import java.time.Instant;
import org.staffroom.meetings.MeetingId;

/**
 * A meeting has another day, at once or after its date was to follow. Everyone registered is asked whether they can still
 * come.
 *
 * @param answerBy until when they have first refusal
 */
public record MeetingRescheduled(MeetingId meeting, NoticeId notice, Instant answerBy) {}
