package org.staffroom.agendas;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;

/**
 * A meeting's day: slots one after another. A slot is everything that starts at the same time: one item for everybody, or
 * one a track. When something grows, shrinks, comes, goes or changes places, all that follows moves along, so that a day
 * without gaps stays without, and a gap somebody left on purpose stays as long as it was.
 */
class Day {

    private static final int MIDNIGHT = 24 * 60;

    /** Everything that starts at the same time. */
    private record Slot(List<AgendaItem> items) {

        int start() {
            return items.get(0).start();
        }

        int end() {
            return items.stream().mapToInt(AgendaItem::end).max().orElseThrow();
        }

        boolean has(UUID item) {
            return items.stream().anyMatch(each -> each.id().equals(item));
        }

        void shift(int minutes) {
            items.forEach(item -> item.startAt(item.start() + minutes));
        }
    }

    private final List<AgendaItem> items;
    private final int latestEnd;
    private final Function<AgendaItem, String> named;

    /**
     * @param startOfDay the meeting's start, in minutes after midnight: its items end the same day
     * @param named how people call an item
     */
    Day(Collection<AgendaItem> items, int startOfDay, Function<AgendaItem, String> named) {
        this.items = new ArrayList<>(items);
        this.latestEnd = MIDNIGHT - startOfDay;
        this.named = named;
    }

    List<AgendaItem> items() {
        return items.stream().sorted(AgendaItem.IN_ORDER).toList();
    }

    AgendaItem item(UUID id) {
        return items.stream().filter(item -> item.id().equals(id)).findFirst().orElseThrow(NotFound::new);
    }

    boolean has(UUID id) {
        return items.stream().anyMatch(item -> item.id().equals(id));
    }

    void add(AgendaItem item, Spot spot) {
        if (spot instanceof Spot.AtTheStart) {
            item.startAt(0);
            if (!items.isEmpty()) {
                shiftFrom(0, item.minutes());
            }
        } else if (spot instanceof Spot.AtTheEnd) {
            item.startAt(items.stream().mapToInt(AgendaItem::end).max().orElse(0));
        } else if (spot instanceof Spot.After after) {
            var slots = slots();
            var at = indexOf(slots, after.item());
            item.startAt(slots.get(at).end());
            slots.subList(at + 1, slots.size()).forEach(slot -> slot.shift(item.minutes()));
        } else if (spot instanceof Spot.With with) {
            var slots = slots();
            var at = indexOf(slots, with.item());
            var end = slots.get(at).end();
            item.startAt(slots.get(at).start());
            if (item.isPlenary()) {
                throw new Refused("meetings.refused.needs-track");
            }
            slots.subList(at + 1, slots.size()).forEach(slot -> slot.shift(Math.max(0, item.end() - end)));
        } else if (spot instanceof Spot.At exactly) {
            item.startAt(exactly.minute());
        }
        items.add(item);
        check();
    }

    /** It and what follows comes later, or earlier with a negative number of minutes. */
    void delay(UUID id, int minutes) {
        var slots = slots();
        slots.subList(indexOf(slots, id), slots.size()).forEach(slot -> slot.shift(minutes));
        check();
    }

    /** What followed stays where it is. */
    void drop(UUID id) {
        items.remove(item(id));
    }

    /** What followed closes up. */
    void remove(UUID id) {
        var slots = slots();
        var at = indexOf(slots, id);
        var slot = slots.get(at);
        var item = item(id);
        var left = slot.items().stream().filter(other -> other != item).toList();
        var freed = left.isEmpty()
                ? (at + 1 < slots.size() ? slots.get(at + 1).start() : slot.end()) - slot.start()
                : slot.end() - new Slot(left).end();
        items.remove(item);
        slots.subList(at + 1, slots.size())
                .forEach(later -> later.shift(-Math.min(freed, later.start() - slot.start())));
        makeRoom(null);
        check();
    }

    /** What follows moves by as much as the slot grew or shrank. */
    void changeLength(UUID id, int minutes) {
        var slots = slots();
        var at = indexOf(slots, id);
        var before = slots.get(at).end();
        item(id).last(minutes);
        var change = slots.get(at).end() - before;
        var start = slots.get(at).start();
        slots.subList(at + 1, slots.size()).forEach(later -> later.shift(Math.max(change, start - later.start())));
        makeRoom(item(id));
        check();
    }

    /** Says something else about an item; a changed length moves what follows. */
    void describe(UUID id, ItemDetails details) {
        changeLength(id, details.minutes());
        item(id).describe(details);
        check();
    }

    /** Exactly then: nothing else moves. */
    void startAt(UUID id, int minute) {
        item(id).startAt(minute);
        check();
    }

    /**
     * Puts an item where somebody dropped it. Where that is free, exactly there, and nothing else moves. Where it is not, the
     * item takes its place in the order, and what is in its way makes room; a day without gaps stays without.
     *
     * @param minute brought back into the day when it is outside
     */
    void place(UUID id, int minute, @Nullable Integer track) {
        var item = item(id);
        var from = item.start();
        var crossed = !Objects.equals(track, item.track());
        if (crossed) {
            item.inTrack(track, roomOf(track));
        }
        item.startAt(Math.max(0, Math.min(minute, latestEnd - item.minutes())));
        var beside = beside(item);
        if (beside.stream().anyMatch(item::overlaps)) {
            var passes = crossed ? middle(item) : 2 * (item.start() < from ? item.start() : item.end());
            var to = (int)
                    beside.stream().filter(other -> middle(other) < passes).count();
            var was =
                    (int) beside.stream().filter(other -> other.start() < from).count();
            var passed = beside.subList(Math.min(to, was), Math.max(to, was));
            if (passed.isEmpty()
                    || crossed
                    || !item.isPlenary() && passed.stream().anyMatch(AgendaItem::isPlenary)) {
                squeeze(item, beside, to);
            } else {
                passBy(item, passed, to > was);
            }
            makeRoom(item);
        }
        check();
    }

    /** What an item can collide with, in order. */
    private List<AgendaItem> beside(AgendaItem item) {
        return items().stream()
                .filter(other -> other != item && item.excludes(other))
                .toList();
    }

    /** Twice its middle: minutes are whole. Something passes it when the edge it leads with does. */
    private static int middle(AgendaItem item) {
        return item.start() + item.end();
    }

    /** In between, where it was dropped as far as what comes before allows. */
    private static void squeeze(AgendaItem item, List<AgendaItem> beside, int at) {
        var start = at < beside.size() ? Math.min(item.start(), beside.get(at).start()) : item.start();
        var free =
                beside.subList(0, at).stream().mapToInt(AgendaItem::end).max().orElse(0);
        item.startAt(Math.max(start, free));
    }

    /** Behind all that it passed, which closes up; or ahead of it, where what is in its way makes room. */
    private static void passBy(AgendaItem item, List<AgendaItem> passed, boolean later) {
        if (later) {
            passed.forEach(other -> other.startAt(other.start() - item.minutes()));
            item.startAt(passed.stream().mapToInt(AgendaItem::end).max().orElseThrow());
        } else {
            item.startAt(passed.get(0).start());
        }
    }

    /** The room that everything in a track has; empty when they differ. */
    private String roomOf(@Nullable Integer track) {
        var rooms = items.stream()
                .filter(item -> track != null && track.equals(item.track()))
                .map(AgendaItem::room)
                .distinct()
                .toList();
        return rooms.size() == 1 ? rooms.get(0) : "";
    }

    /** What starts at a time that is taken comes later, in the order it was, and only as far as it must: gaps take it up. */
    void makeRoom(@Nullable AgendaItem first) {
        var order = Comparator.comparingInt(AgendaItem::start).thenComparing(item -> item != first);
        var placed = new ArrayList<AgendaItem>();
        for (var item : items.stream().sorted(order).toList()) {
            placed.stream()
                    .filter(item::excludes)
                    .mapToInt(AgendaItem::end)
                    .max()
                    .ifPresent(free -> item.startAt(Math.max(item.start(), free)));
            placed.add(item);
        }
    }

    /** All of it is as it was once. */
    void restore(List<Snapshot> before, Function<Snapshot, AgendaItem> again, Consumer<AgendaItem> gone) {
        var kept = before.stream().map(Snapshot::id).collect(Collectors.toSet());
        items.stream().filter(item -> !kept.contains(item.id())).forEach(gone);
        items.removeIf(item -> !kept.contains(item.id()));
        for (var was : before) {
            var item = items.stream()
                    .filter(each -> each.id().equals(was.id()))
                    .findFirst()
                    .orElseGet(() -> {
                        var back = again.apply(was);
                        items.add(back);
                        return back;
                    });
            if (!item.details().equals(was.details())) {
                item.describe(was.details());
            }
            item.startAt(was.start());
        }
        check();
    }

    /** Changes places with the slot before; what runs at the same time comes along. The first one stays. */
    void moveUp(UUID id) {
        var slots = slots();
        swap(slots, indexOf(slots, id) - 1);
    }

    /** Changes places with the slot behind. */
    void moveDown(UUID id) {
        var slots = slots();
        swap(slots, indexOf(slots, id));
    }

    private void swap(List<Slot> slots, int first) {
        if (first < 0 || first + 1 >= slots.size()) {
            return;
        }
        var earlier = slots.get(first);
        var later = slots.get(first + 1);
        var start = earlier.start();
        var end = Math.max(earlier.end(), later.end());
        earlier.shift(end - earlier.end());
        later.shift(start - later.start());
        makeRoom(null);
        check();
    }

    private void shiftFrom(int minute, int by) {
        items.stream().filter(item -> item.start() >= minute).forEach(item -> item.startAt(item.start() + by));
    }

    private List<Slot> slots() {
        var slots = new ArrayList<Slot>();
        for (var item : items()) {
            if (!slots.isEmpty() && slots.get(slots.size() - 1).start() == item.start()) {
                slots.get(slots.size() - 1).items().add(item);
            } else {
                slots.add(new Slot(new ArrayList<>(List.of(item))));
            }
        }
        return slots;
    }

    private int indexOf(List<Slot> slots, UUID item) {
        for (var at = 0; at < slots.size(); at++) {
            if (slots.get(at).has(item)) {
                return at;
            }
        }
        throw new NotFound();
    }

    void check() {
        var sorted = items();
        for (var item : sorted) {
            if (item.start() < 0) {
                throw new Refused("meetings.refused.before-start");
            }
            if (item.end() > latestEnd) {
                throw new Refused("meetings.refused.past-midnight");
            }
            for (var other : sorted) {
                if (other != item && item.overlaps(other)) {
                    throw new Refused("meetings.refused.overlap", named.apply(item), named.apply(other));
                }
            }
        }
    }
}
