package org.staffroom.meetings;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.staffroom.shared.Refused;
import org.staffroom.venues.VenueId;

/**
 * What an organiser says about a meeting.
 *
 * @param date the day, where the meeting is
 * @param end on the same day
 * @param joiningLink for confirmed people only
 * @param room places in the room; null where the format has none
 * @param online places online; null where the format has none
 * @param hall which room of the venue; empty when nobody has said, null for the one it has
 */
public record MeetingDetails(
        String title,
        String summary,
        MeetingFormat format,
        LocalDate date,
        LocalTime start,
        LocalTime end,
        @Nullable VenueId venue,
        @Nullable String joiningLink,
        @Nullable Integer room,
        @Nullable Integer online,
        @Nullable String hall) {

    /** In the room it was to be in. */
    public MeetingDetails(
            String title,
            String summary,
            MeetingFormat format,
            LocalDate date,
            LocalTime start,
            LocalTime end,
            @Nullable VenueId venue,
            @Nullable String joiningLink,
            @Nullable Integer room,
            @Nullable Integer online) {
        this(title, summary, format, date, start, end, venue, joiningLink, room, online, null);
    }

    /** @throws Refused as {@link Hours#of} says */
    public Hours hours(ZoneId zone) {
        return Hours.of(date, start, end, zone);
    }
}
