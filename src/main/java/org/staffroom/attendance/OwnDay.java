package org.staffroom.attendance;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.staffroom.meetings.MeetingId;

/**
 * A meeting one was at, or had a place at, as it is recorded and as one said.
 *
 * @param arrivedAt null when one was not marked as here
 * @param way how one came; GUEST when somebody typed one's address
 * @param missing whether one counts as missing: had a place, and the door was worked
 * @param said APOLOGIES, OTHERWISE or nothing
 * @param answer PUT_RIGHT, LEFT or none yet
 */
record OwnDay(
        UUID id,
        String slug,
        String title,
        Instant startsAt,
        Instant endsAt,
        String zone,
        String regionSlug,
        String regionName,
        @Nullable Instant arrivedAt,
        @Nullable Instant leftAt,
        boolean leftSaidSo,
        @Nullable String way,
        boolean missing,
        @Nullable String said,
        @Nullable Instant saidArrivedAt,
        @Nullable Instant saidLeftAt,
        @Nullable String words,
        @Nullable String answer) {

    /** What the page says first. */
    public enum Standing {
        GUEST,
        HERE,
        APOLOGIES,
        MISSING,
        /** Had something to do with it; nobody says that one should have been there. */
        NOTHING
    }

    public MeetingId meeting() {
        return new MeetingId(id);
    }

    public Standing standing() {
        if (arrivedAt != null) {
            return "GUEST".equals(way) ? Standing.GUEST : Standing.HERE;
        }
        if ("APOLOGIES".equals(said)) {
            return Standing.APOLOGIES;
        }
        return missing ? Standing.MISSING : Standing.NOTHING;
    }

    /** Whether one came noticeably later than the start. */
    public boolean later() {
        return arrivedAt != null && arrivedAt.isAfter(startsAt.plus(MeetingHours.LATER));
    }

    /** Said that it was otherwise, and waits for an answer. */
    public boolean open() {
        return "OTHERWISE".equals(said) && answer == null;
    }

    public boolean over(Instant now) {
        return !now.isBefore(endsAt);
    }

    ZoneId place() {
        return ZoneId.of(zone);
    }
}
