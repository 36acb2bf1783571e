package org.staffroom.calendars;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A meeting as calendars and mails tell of it, with the facts of one moment.
 *
 * @param region the name of the region that leads it
 * @param place where it is held, in one line; null when it is online alone
 * @param sequence raised whenever something that calendars show has changed
 * @param joiningLink for confirmed people only; null in everything that is public
 * @param postponed whether its date is to follow, and the one it has is the old one; null in what was written before
 */
public record MeetingEntry(
        UUID id,
        String slug,
        String title,
        String summary,
        String region,
        ZoneId zone,
        Instant startsAt,
        Instant endsAt,
        boolean cancelled,
        @Nullable String cancelledReason,
        int sequence,
        Instant changedAt,
        @Nullable String place,
        boolean online,
        List<Slot> agenda,
        @Nullable String joiningLink,
        @Nullable Boolean postponed) {

    /**
     * One item of the agenda.
     *
     * @param minute minutes from the meeting's start
     * @param kind as in the table {@code agenda_item}; VENDOR_TALK whenever the talk is a vendor's
     * @param people names, joined by commas
     */
    public record Slot(
            int minute,
            String kind,
            @Nullable String title,
            @Nullable String people) {}

    /** Not called "is": that would be taken for a property of the JSON. */
    public boolean dateToFollow() {
        return Boolean.TRUE.equals(postponed);
    }

    /** For whoever has no place: without the joining link. */
    public MeetingEntry withoutJoiningLink() {
        return with(agenda, null);
    }

    MeetingEntry withAgenda(List<Slot> slots) {
        return with(List.copyOf(slots), joiningLink);
    }

    private MeetingEntry with(List<Slot> slots, @Nullable String link) {
        return new MeetingEntry(
                id,
                slug,
                title,
                summary,
                region,
                zone,
                startsAt,
                endsAt,
                cancelled,
                cancelledReason,
                sequence,
                changedAt,
                place,
                online,
                slots,
                link,
                postponed);
    }
}
