package org.staffroom.notifications;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;
import org.staffroom.calendars.MeetingEntry;

/** A meeting of these days: as much of it as says whether something is due. */
record Near(UUID id, Instant startsAt, ZoneId zone) {

    static Near of(MeetingEntry meeting) {
        return new Near(meeting.id(), meeting.startsAt(), meeting.zone());
    }

    /** @param days after the meeting; before it when negative */
    Instant at(int days, LocalTime time) {
        return day().plusDays(days).atTime(time).atZone(zone).toInstant();
    }

    Instant midnight(int days) {
        return at(days, LocalTime.MIN);
    }

    /** On which it is held, where it is held. */
    LocalDate day() {
        return LocalDate.ofInstant(startsAt, zone);
    }
}
