package org.staffroom.meetings;

/** A draft became public: places can be taken. */
public record MeetingPublished(MeetingId meeting) {}
