package org.staffroom.meetings;

/** Something that calendars or travellers would see changed on a published meeting; its sequence has risen. */
public record MeetingChanged(MeetingId meeting) {}
