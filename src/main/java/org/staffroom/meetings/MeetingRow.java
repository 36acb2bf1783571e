package org.staffroom.meetings;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A meeting in a list; ready for {@code fragments/cards :: meeting-row}.
 *
 * @param slug its address; a draft's is its id
 * @param venue name and town, or that it is online; null while a draft has none
 * @param coHosts those that accepted, by name
 * @param taken confirmed people, in the room and online together
 * @param capacity places, in the room and online together
 * @param weekday "Tue", {@code day} "16", {@code month} "March", {@code hours} "9.30am to 3pm": where it is held
 * @param changed whether people were told of a change, and it is still to come
 */
public record MeetingRow(
        MeetingId id,
        String slug,
        String title,
        Instant startsAt,
        Instant endsAt,
        @Nullable String venueName,
        @Nullable String town,
        @Nullable String venue,
        String regionSlug,
        String regionName,
        List<Region> coHosts,
        int taken,
        int capacity,
        MeetingState status,
        MeetingFormat format,
        String weekday,
        String day,
        String month,
        String hours,
        boolean changed) {

    /** A region that holds the meeting together with the one that leads it. */
    public record Region(String slug, String name) {}
}
