package org.staffroom.calls;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.staffroom.meetings.MeetingId;
import org.staffroom.regions.RegionId;

/**
 * Where a talk can be proposed, or could be.
 *
 * @param target names it in addresses and forms: "meeting:{slug}", "region:{slug}"
 * @param meeting null for the standing call of a region
 * @param postponed the meeting is off on its day, and has no other yet
 * @param words of its ambassadors; may be empty
 * @param closesOn the last day; null for a standing one
 * @param standing whether the region takes talks at any time
 */
public record Call(
        String target,
        RegionId region,
        String regionSlug,
        String regionName,
        @Nullable MeetingId meeting,
        @Nullable String meetingSlug,
        @Nullable String title,
        @Nullable Instant startsAt,
        boolean postponed,
        String words,
        @Nullable LocalDate closesOn,
        CallState state,
        boolean standing) {

    public boolean open() {
        return state == CallState.OPEN;
    }

    /** The address that leads to the form. */
    public String path() {
        return "/proposals/new?" + target.replace(':', '=');
    }
}
