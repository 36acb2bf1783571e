package org.staffroom.agendas;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.staffroom.shared.Refused;

/**
 * A day that does not keep to its times: something takes longer, or is over early. What is over stays as it was. In one track
 * everything up to what everybody is at moves along; that is pushed only as far as it must.
 */
final class Pace {

    /** So many minutes after its time something may still be about to begin. */
    private static final int GRACE = 5;

    private static final int NEVER = Integer.MAX_VALUE;

    private Pace() {}

    /**
     * What runs takes so much longer, and what follows comes so much later. What should have begun within the last minutes
     * has not begun.
     *
     * @param now in minutes from the meeting's start
     * @param track null for the whole day
     */
    static void late(Day day, int now, @Nullable Integer track, int minutes) {
        var begun = now - GRACE;
        var all = inTrack(day, track);
        var until = nextForEverybody(day, begun, track);
        var running = all.stream()
                .filter(item -> item.start() <= begun && item.end() > begun)
                .toList();
        var following = all.stream()
                .filter(item -> item.start() > begun && item.start() < until)
                .toList();
        if (running.isEmpty() && following.isEmpty()) {
            throw new Refused("changes.refused.nothing-follows");
        }
        running.forEach(item -> item.last(item.minutes() + minutes));
        following.forEach(item -> item.startAt(item.start() + minutes));
        day.makeRoom(null);
        day.check();
    }

    /**
     * What comes next begins now, and what follows with it; what runs is over.
     *
     * @return by how many minutes what follows comes earlier
     */
    static int next(Day day, int now, @Nullable Integer track) {
        var all = inTrack(day, track);
        var until = nextForEverybody(day, now, track);
        var following = all.stream()
                .filter(item -> item.start() > now && item.start() < until)
                .toList();
        var running = all.stream()
                .filter(item -> item.start() <= now && item.end() > now)
                .toList();
        var first = following.stream().mapToInt(AgendaItem::start).min().orElse(now);
        // Whatever has just begun has lasted a minute.
        var begins = running.stream().mapToInt(item -> item.start() + 1).reduce(now, Math::max);
        if (first <= begins) {
            throw new Refused("changes.refused.nothing-next");
        }
        running.forEach(item -> item.last(Math.min(item.minutes(), begins - item.start())));
        following.forEach(item -> item.startAt(item.start() - (first - begins)));
        day.check();
        return first - begins;
    }

    private static List<AgendaItem> inTrack(Day day, @Nullable Integer track) {
        return day.items().stream()
                .filter(item -> track == null || Objects.equals(item.track(), track))
                .toList();
    }

    private static int nextForEverybody(Day day, int after, @Nullable Integer track) {
        return track == null
                ? NEVER
                : day.items().stream()
                        .filter(item -> item.isPlenary() && item.start() > after)
                        .mapToInt(AgendaItem::start)
                        .min()
                        .orElse(NEVER);
    }
}
