package org.staffroom.surveys;

import java.time.Instant;
import java.util.List;
import org.staffroom.meetings.MeetingId;

/**
 * Those who were at a meeting are asked what they made of it.
 *
 * @param remindAt when whoever has not answered is asked a second and last time
 * @param closesAt until when there is an answer to be given
 */
public record FeedbackAsked(MeetingId meeting, List<FeedbackTicket> tickets, Instant remindAt, Instant closesAt) {}
