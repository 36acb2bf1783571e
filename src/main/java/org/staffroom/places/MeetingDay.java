package org.staffroom.places;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.staffroom.meetings.MeetingId;

/**
 * What pages about places show of a meeting.
 *
 * @param key the end of its address under {@code /organise}: the slug, of a draft the id
 * @param roomCapacity places in the room; null when it has none
 */
public record MeetingDay(
        UUID id,
        @Nullable String slug,
        String key,
        String title,
        String status,
        String format,
        Instant startsAt,
        Instant endsAt,
        String zone,
        @Nullable String venue,
        @Nullable String town,
        String regionSlug,
        String regionName,
        @Nullable Integer roomCapacity,
        @Nullable Integer roomConfirmed,
        @Nullable Integer onlineCapacity,
        @Nullable Integer onlineConfirmed,
        Opening opening) {

    public MeetingId meeting() {
        return new MeetingId(id);
    }

    public boolean draft() {
        return status.equals("DRAFT");
    }

    public boolean cancelled() {
        return status.equals("CANCELLED");
    }

    /** Its date is to follow. */
    public boolean postponed() {
        return status.equals("POSTPONED");
    }

    /** Nobody comes: it was cancelled, or has no date. */
    public boolean off() {
        return cancelled() || postponed();
    }

    public boolean inRoom() {
        return !format.equals("ONLINE");
    }

    public boolean online() {
        return !format.equals("IN_PERSON");
    }

    /** The first moment of its day, where it is held. */
    public Instant dayBegins() {
        var there = ZoneId.of(zone);
        return startsAt.atZone(there).toLocalDate().atStartOfDay(there).toInstant();
    }

    /** Both modes together. */
    public int capacity() {
        return (roomCapacity == null ? 0 : roomCapacity) + (onlineCapacity == null ? 0 : onlineCapacity);
    }
}
