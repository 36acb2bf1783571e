package org.staffroom.checkin;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.staffroom.meetings.MeetingId;

/**
 * The meeting that a code on the wall is of.
 *
 * @param slug null for a draft
 * @param key the end of its address under {@code /organise}
 */
record CodedMeeting(
        UUID id,
        @Nullable String slug,
        String key,
        String title,
        String status,
        Instant startsAt,
        Instant endsAt,
        @Nullable String venue,
        @Nullable String town,
        String regionSlug,
        String code) {

    /** People come early, and to set things up. */
    static final Duration OPENS_BEFORE = Duration.ofHours(2);

    /** What the code is good for at a moment. */
    enum Phase {
        BEFORE,
        OPEN,
        OVER,
        POSTPONED,
        CANCELLED
    }

    public MeetingId meeting() {
        return new MeetingId(id);
    }

    public boolean draft() {
        return slug == null;
    }

    public Instant opensAt() {
        return startsAt.minus(OPENS_BEFORE);
    }

    Phase at(Instant now) {
        if (status.equals("CANCELLED")) {
            return Phase.CANCELLED;
        }
        if (status.equals("POSTPONED")) {
            return Phase.POSTPONED;
        }
        if (now.isBefore(opensAt())) {
            return Phase.BEFORE;
        }
        return now.isBefore(endsAt) ? Phase.OPEN : Phase.OVER;
    }
}
