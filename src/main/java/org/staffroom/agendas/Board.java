package org.staffroom.agendas;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.staffroom.agendas.AgendaView.Item;
import org.staffroom.agendas.AgendaView.Track;

/**
 * A day as a timetable: time goes down, tracks stand side by side, what is for everybody goes across. A row is from one
 * moment at which something starts or ends to the next.
 */
record Board(List<Track> tracks, List<Row> rows) {

    /**
     * One row.
     *
     * @param time "10.20"
     * @param minute from the meeting's start
     * @param size 1 to 9, growing with its length, for how high it is at least
     */
    record Row(String time, int minute, int size, List<Cell> cells) {

        /** Whether nothing at all is on: on paper, where nothing can be put in, that is no row. */
        public boolean isFree() {
            return cells.size() == 1
                    && cells.get(0).item() == null
                    && cells.get(0).track() == null;
        }
    }

    /**
     * An item, or a gap where one can be put in.
     *
     * @param item null for a gap
     * @param track of a gap; null across all
     * @param down how many rows it goes on
     * @param across how many tracks
     */
    record Cell(
            @Nullable Item item,
            int start,
            int minutes,
            @Nullable Integer track,
            int down,
            int across) {}

    private static final int SIZES = 9;

    /** Whether the head of its track names the item's room. */
    public boolean says(Item item) {
        return tracks.stream()
                .anyMatch(track -> Objects.equals(item.trackNumber(), track.number())
                        && Objects.equals(item.room(), track.room()));
    }

    /** @param time how a minute of the day is written */
    static Board of(AgendaView day, IntFunction<String> time) {
        var tracks = day.tracks();
        var moments = new TreeSet<Integer>();
        day.items().forEach(item -> {
            moments.add(item.start());
            moments.add(item.end());
        });
        if (!moments.isEmpty()) {
            moments.add(0);
        }
        var times = List.copyOf(moments);
        var taken = new boolean[Math.max(1, times.size())][Math.max(1, tracks.size())];
        var rows = new ArrayList<Row>();
        for (var at = 0; at + 1 < times.size(); at++) {
            rows.add(new Row(
                    time.apply(times.get(at)),
                    times.get(at),
                    Math.max(1, Math.min(SIZES, (times.get(at + 1) - times.get(at)) / 10)),
                    cells(day, tracks, times, taken, at)));
        }
        return new Board(tracks, rows);
    }

    private static List<Cell> cells(
            AgendaView day, List<Track> tracks, List<Integer> times, boolean[][] taken, int at) {
        var cells = new ArrayList<Cell>();
        for (var column = 0; column < taken[at].length; column++) {
            if (taken[at][column]) {
                continue;
            }
            var track = tracks.isEmpty() ? null : tracks.get(column).number();
            var item = startingAt(day, times.get(at), track);
            var across = item != null && item.trackNumber() == null || column == 0 && isFree(day, times, at)
                    ? taken[at].length
                    : 1;
            var until = item != null ? times.indexOf(item.end()) : gapEnd(day, tracks, times, at, column, across);
            take(taken, at, until, column, across);
            cells.add(new Cell(
                    item,
                    times.get(at),
                    times.get(until) - times.get(at),
                    across == taken[at].length ? null : track,
                    until - at,
                    across));
        }
        return cells;
    }

    private static void take(boolean[][] taken, int from, int until, int column, int across) {
        for (var row = from; row < until; row++) {
            for (var each = column; each < column + across; each++) {
                taken[row][each] = true;
            }
        }
    }

    private static @Nullable Item startingAt(AgendaView day, int minute, @Nullable Integer track) {
        return day.items().stream()
                .filter(item -> item.start() == minute && isIn(item, track))
                .findFirst()
                .orElse(null);
    }

    private static boolean isIn(Item item, @Nullable Integer track) {
        return item.trackNumber() == null || item.trackNumber().equals(track);
    }

    /** Whether nothing at all is on in a row. */
    private static boolean isFree(AgendaView day, List<Integer> times, int at) {
        return day.items().stream().noneMatch(item -> item.start() <= times.get(at) && item.end() > times.get(at));
    }

    private static int gapEnd(AgendaView day, List<Track> tracks, List<Integer> times, int at, int column, int across) {
        var until = at + 1;
        while (until + 1 < times.size() && across == 1 && isGap(day, tracks, times, until, column)) {
            until++;
        }
        return until;
    }

    private static boolean isGap(AgendaView day, List<Track> tracks, List<Integer> times, int at, int column) {
        var track = tracks.isEmpty() ? null : tracks.get(column).number();
        return !isFree(day, times, at)
                && day.items().stream()
                        .noneMatch(item ->
                                isIn(item, track) && item.start() <= times.get(at) && item.end() > times.get(at));
    }
}
