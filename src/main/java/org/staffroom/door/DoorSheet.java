package org.staffroom.door;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a phone keeps of a meeting: names and ids, who has a place, and who is here. No schools, no addresses, no needs.
 *
 * @param day when and where, in words
 * @param until the last day on which it is kept, in words
 * @param capacity of the room; null when it has none
 * @param online how many of those here take part online
 */
record DoorSheet(
        String slug,
        String title,
        String day,
        String until,
        String region,
        String zone,
        Instant opens,
        Instant closes,
        boolean cancelled,
        boolean postponed,
        long expected,
        @Nullable Integer capacity,
        long online,
        List<Name> people) {

    /**
     * @param arrived null while not here
     * @param way SELF or GUEST, of those who checked in by themselves
     * @param expected has a place
     */
    record Name(
            UUID id,
            String name,
            @Nullable Instant arrived,
            @Nullable String way,
            boolean expected) {}
}
