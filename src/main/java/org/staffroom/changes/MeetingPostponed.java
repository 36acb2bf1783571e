package org.staffroom.changes;

import org.staffroom.meetings.MeetingId;

/** A published meeting is not held on its day; its date is to follow. Registrations stay. */
public record MeetingPostponed(MeetingId meeting, NoticeId notice) {}
