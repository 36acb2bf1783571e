package org.staffroom.agendas;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A meeting's day as it is shown; its slots are ready for {@code fragments/agenda :: agenda}.
 *
 * @param end when the last item ends, in minutes from the meeting's start
 */
public record AgendaView(List<Slot> slots, int end) {

    /**
     * Everything that starts at the same time.
     *
     * @param time "10.20"
     * @param now whether it is running at this moment
     * @param next whether it is the next that starts, on the day itself
     */
    public record Slot(String time, boolean now, boolean next, List<Item> items) {}

    /**
     * One item.
     *
     * @param start in minutes from the meeting's start
     * @param from "10.20"
     * @param until "11.05"
     * @param title its own, else its talk's, else that it is to be announced
     * @param nature of its talk, "technical"; null when it has none or nobody said
     * @param slug of its talk; null when it has none
     * @param track as people read it, "Track 1"; null for everybody together
     * @param trackNumber null for everybody together
     * @param summary its own description, else the beginning of the talk's abstract
     */
    public record Item(
            UUID id,
            int start,
            int minutes,
            String from,
            String until,
            ItemKind kind,
            String title,
            @Nullable String nature,
            @Nullable String slug,
            List<Person> people,
            @Nullable String summary,
            @Nullable String room,
            @Nullable String track,
            @Nullable Integer trackNumber) {

        int end() {
            return start + minutes;
        }

        /** Said of a track only where there is another. */
        Item withoutTrack() {
            return new Item(
                    id, start, minutes, from, until, kind, title, nature, slug, people, summary, room, null, null);
        }
    }

    /**
     * Somebody in a role.
     *
     * @param id for finding them in two places at once; not for pages
     * @param detail organisation; null when unknown
     * @param vendors whether they belong to a vendor
     * @param role as people read it; null for speakers of a talk, of whom it goes without saying
     */
    public record Person(
            UUID id,
            String name,
            @Nullable String detail,
            boolean vendors,
            @Nullable String role) {

        boolean speaks() {
            return role == null;
        }
    }

    /** Of each track its number, as people read it, and the room if there is one for all of it. */
    public record Track(int number, String name, @Nullable String room) {}

    /** The tracks there are, in order; none of a day where everybody is together. */
    public List<Track> tracks() {
        return items().stream()
                .map(Item::trackNumber)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .map(this::track)
                .toList();
    }

    private Track track(int number) {
        var inIt = items().stream()
                .filter(item -> Objects.equals(item.trackNumber(), number))
                .toList();
        var rooms = inIt.stream().map(Item::room).distinct().toList();
        return new Track(number, Objects.requireNonNull(inIt.get(0).track()), rooms.size() == 1 ? rooms.get(0) : null);
    }

    /** Time of members' talks. */
    public int memberMinutes() {
        return minutes(ItemKind.MEMBER_TALK);
    }

    /** Time of vendors' talks. */
    public int vendorMinutes() {
        return minutes(ItemKind.VENDOR_TALK);
    }

    /** Time in which whoever wants to speaks: panels and discussions. */
    public int everybodysMinutes() {
        return minutes(ItemKind.PANEL) + minutes(ItemKind.DISCUSSION);
    }

    private int minutes(ItemKind kind) {
        return items().stream()
                .filter(item -> item.kind() == kind)
                .mapToInt(Item::minutes)
                .sum();
    }

    /** Everything of the day, in order. */
    public List<Item> items() {
        return slots.stream().flatMap(slot -> slot.items().stream()).toList();
    }

    /** As everybody reads it: one track alone is no track. */
    AgendaView read() {
        return tracks().size() != 1
                ? this
                : new AgendaView(
                        slots.stream()
                                .map(slot -> new Slot(
                                        slot.time(),
                                        slot.now(),
                                        slot.next(),
                                        slot.items().stream()
                                                .map(Item::withoutTrack)
                                                .toList()))
                                .toList(),
                        end);
    }

    /** What somebody who goes to this track is at: what it has, and what everybody is at; all of it for null. */
    public List<Slot> slots(@Nullable Integer track) {
        return track == null
                ? slots
                : slots.stream()
                        .map(slot -> new Slot(
                                slot.time(),
                                slot.now(),
                                slot.next(),
                                slot.items().stream()
                                        .filter(item -> item.trackNumber() == null
                                                || item.trackNumber().equals(track))
                                        .toList()))
                        .filter(slot -> !slot.items().isEmpty())
                        .toList();
    }

    public boolean isEmpty() {
        return slots.isEmpty();
    }
}
