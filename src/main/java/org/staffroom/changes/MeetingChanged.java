package org.staffroom.changes;

import org.staffroom.meetings.MeetingId;

/** People were told that a published meeting is otherwise than they knew, on the same day; its sequence has risen. */
public record MeetingChanged(MeetingId meeting, NoticeId notice) {}
