package org.staffroom.agendas;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A meeting's day as it is shown; its slots are ready for {@code fragments/agenda :: agenda}.
 *
 * @param memberMinutes time of members' talks
 * @param vendorMinutes time of vendors' talks
 * @param end when the last item ends, in minutes from the meeting's start
 */
public record AgendaView(List<Slot> slots, int memberMinutes, int vendorMinutes, int end) {

    /**
     * Everything that starts at the same time.
     *
     * @param time "10.20"
     * @param now whether it is running at this moment
     */
    public record Slot(String time, boolean now, List<Item> items) {}

    /**
     * One item.
     *
     * @param start in minutes from the meeting's start
     * @param title its own, else its talk's, else that it is to be announced
     * @param slug of its talk; null when it has none
     * @param track as people read it, "Track 1"; null for everybody together
     * @param summary its own description, else the beginning of the talk's abstract
     */
    public record Item(
            UUID id,
            int start,
            int minutes,
            ItemKind kind,
            String title,
            @Nullable String slug,
            List<Person> people,
            @Nullable String summary,
            @Nullable String room,
            @Nullable String track,
            boolean dropped) {}

    /**
     * Somebody in a role.
     *
     * @param detail organisation; null when unknown
     * @param role as people read it; null for speakers of a talk, of whom it goes without saying
     */
    public record Person(
            String name, @Nullable String detail, @Nullable String role) {}

    public boolean isEmpty() {
        return slots.isEmpty();
    }
}
