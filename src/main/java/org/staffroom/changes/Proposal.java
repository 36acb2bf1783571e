package org.staffroom.changes;

import java.time.Instant;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.staffroom.meetings.Hours;
import org.staffroom.meetings.MeetingFormat;
import org.staffroom.venues.VenueId;

/**
 * What an organiser wants to be otherwise about a published meeting. Null leaves something as it is; nothing at all
 * proposes to tell what was changed before.
 *
 * @param later in minutes, negative for earlier; the agenda moves along
 * @param hours instead of that
 * @param dateToFollow whether it is not held on its day and has no other yet
 * @param venue and format, room and link only together with what they are to be
 * @param travel how to get there in spite of it; empty for nothing
 * @param note anything else; empty for nothing
 * @param reason in the organiser's own words; may be empty
 * @param answerBy until when those registered have first refusal for a new day; null for what is usual
 */
record Proposal(
        @Nullable Integer later,
        @Nullable Hours hours,
        boolean dateToFollow,
        @Nullable Where where,
        @Nullable String room,
        @Nullable String link,
        @Nullable OfItem item,
        String travel,
        String note,
        String reason,
        @Nullable Instant answerBy) {

    /** Nothing but what was changed before. */
    static final Proposal NOTHING = new Proposal(null, null, false, null, null, null, null, "", "", "", null);

    static Proposal moved(Hours hours, String reason) {
        return new Proposal(null, hours, false, null, null, null, null, "", "", reason, null);
    }

    /**
     * Where and how.
     *
     * @param places in the room and online; null where they stay as they are
     */
    record Where(
            MeetingFormat format,
            @Nullable VenueId venue,
            @Nullable Integer places,
            @Nullable Integer online) {}

    /** What becomes of an agenda item. */
    sealed interface OfItem {

        UUID item();

        /** Later by some minutes, and what follows with it. */
        record Delayed(UUID item, int minutes) implements OfItem {}

        /** At another time, and nothing else moves. */
        record At(UUID item, LocalTime time) implements OfItem {}

        /** @param closeUp whether what follows moves up */
        record Dropped(UUID item, boolean closeUp) implements OfItem {}

        record SpokenBy(UUID item, String name, @Nullable String email) implements OfItem {}
    }
}
