package org.staffroom.notifications;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.staffroom.calendars.MeetingEntry;

/**
 * When something is told about a meeting, reckoned in its own zone from the day it is held on.
 *
 * @param from the hour at which it is due
 * @param until too late to be queued: whoever was down that long does not catch up
 * @param useless too late to be sent
 */
record Window(Instant from, Instant until, Instant useless) {

    boolean queues(Instant now) {
        return !now.isBefore(from) && now.isBefore(until);
    }

    boolean sends(Instant now) {
        return !now.isBefore(from) && now.isBefore(useless);
    }

    /** @param days after the meeting; before it when negative */
    static Instant at(MeetingEntry meeting, int days, LocalTime time) {
        return day(meeting).plusDays(days).atTime(time).atZone(meeting.zone()).toInstant();
    }

    static Instant midnight(MeetingEntry meeting, int days) {
        return at(meeting, days, LocalTime.MIN);
    }

    static LocalDate day(MeetingEntry meeting) {
        return LocalDate.ofInstant(meeting.startsAt(), meeting.zone());
    }
}
