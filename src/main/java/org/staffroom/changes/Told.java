package org.staffroom.changes;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.staffroom.agendas.ItemKind;
import org.staffroom.meetings.MeetingFormat;

/**
 * What people have been told of a meeting, as far as it matters to someone who travels to it; kept as JSON.
 *
 * @param place of the venue: "The Castle, Bristol BS1 5QD"; empty without one
 * @param address of the venue, its line alone; empty without one, null when it was told before this was kept
 * @param room of the venue; empty when nothing is said about it
 * @param link for joining; empty without one
 */
record Told(
        Instant startsAt,
        Instant endsAt,
        MeetingFormat format,
        @Nullable UUID venue,
        String place,
        @Nullable String address,
        String room,
        String link,
        List<Item> items) {

    /**
     * One item of the agenda.
     *
     * @param start in minutes from the meeting's start
     * @param title empty while a talk is still to be announced
     * @param others people with another part in it
     */
    record Item(
            UUID id,
            int start,
            ItemKind kind,
            String title,
            @Nullable UUID talk,
            String room,
            List<Speaker> speakers,
            List<UUID> others) {}

    record Speaker(UUID id, String name) {}
}
