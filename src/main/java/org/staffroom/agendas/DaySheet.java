package org.staffroom.agendas;

import java.util.stream.Stream;
import org.staffroom.agendas.AgendaView.Item;

/**
 * How a day is set on one sheet of A4: as large as it can be read, and as small as it must be.
 *
 * @param size of the letters, in points
 * @param wide whether the sheet lies on its side
 */
record DaySheet(int size, boolean wide) {

    private static final int LARGEST = 18;
    private static final int SMALLEST = 5;

    /** Of the page, without margins and head, and without the column of times. */
    private static final double HEIGHT = 235;

    private static final double WIDTH = 158;
    private static final double WIDE_HEIGHT = 155;
    private static final double WIDE_WIDTH = 245;

    private static final double MILLIMETRES = 0.3528;
    private static final double LINE = 1.3;
    private static final double LETTER = 0.5;

    /** Around each item, in lines. */
    private static final double AROUND = 0.9;

    static DaySheet of(AgendaView day) {
        var tracks = day.tracks().size();
        var wide = tracks > 2;
        for (var size = LARGEST; size > SMALLEST; size--) {
            if (height(day, size, Math.max(1, tracks), wide) <= (wide ? WIDE_HEIGHT : HEIGHT)) {
                return new DaySheet(size, wide);
            }
        }
        return new DaySheet(SMALLEST, wide);
    }

    /** Of the fullest track: rows of a table give way to whatever is highest. */
    private static double height(AgendaView day, int size, int tracks, boolean wide) {
        var column = (wide ? WIDE_WIDTH : WIDTH) / tracks;
        return Stream.concat(day.tracks().stream().map(AgendaView.Track::number), Stream.of(0))
                        .mapToDouble(track -> day.items().stream()
                                .filter(item -> item.trackNumber() == null
                                        || item.trackNumber().equals(track))
                                .mapToDouble(item ->
                                        lines(item, size, item.trackNumber() == null ? column * tracks : column))
                                .sum())
                        .max()
                        .orElse(0)
                * size
                * MILLIMETRES
                * LINE;
    }

    private static double lines(Item item, int size, double width) {
        var letters = width / (size * MILLIMETRES * LETTER);
        var people = item.people().stream()
                .mapToInt(person -> person.name().length()
                        + (person.detail() == null ? 0 : person.detail().length())
                        + 4)
                .sum();
        return AROUND
                + Math.ceil((item.title().length() + 16) / letters)
                + Math.ceil((people + (item.room() == null ? 0 : item.room().length())) / letters);
    }
}
