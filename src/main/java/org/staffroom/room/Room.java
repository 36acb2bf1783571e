package org.staffroom.room;

import java.time.Instant;
import java.time.ZoneId;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.MeetingStatus;

/**
 * A meeting as its room shows it.
 *
 * @param where venue and room of it; empty for one that is online
 * @param wifi for people inside alone
 */
record Room(
        MeetingId id,
        String slug,
        String title,
        String regionSlug,
        MeetingStatus status,
        Instant startsAt,
        Instant endsAt,
        ZoneId zone,
        String where,
        String wifi,
        RoomNotes notes) {

    /** The first moment of its day, where it is held. */
    Instant dayBegins() {
        return startsAt.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    }

    /** The first moment after its day. */
    Instant dayEnds() {
        return startsAt.atZone(zone)
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(zone)
                .toInstant();
    }

    RoomPhase phase(Instant now) {
        if (status == MeetingStatus.CANCELLED) {
            return RoomPhase.CANCELLED;
        }
        if (status == MeetingStatus.POSTPONED) {
            return RoomPhase.POSTPONED;
        }
        return now.isBefore(dayBegins()) ? RoomPhase.BEFORE : now.isBefore(dayEnds()) ? RoomPhase.OPEN : RoomPhase.OVER;
    }
}
