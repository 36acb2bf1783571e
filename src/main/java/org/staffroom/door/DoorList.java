package org.staffroom.door;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Everybody at the door of a meeting, and how many of those expected are here. */
record DoorList(List<DoorRow> rows) {

    public long here() {
        return rows.stream().filter(DoorRow::here).count();
    }

    /** Confirmed people who are here. */
    public long expectedHere() {
        return rows.stream()
                .filter(row -> row.here() && "CONFIRMED".equals(row.status()))
                .count();
    }

    /** Those for whom nobody vouches. */
    public long guests() {
        return rows.stream().filter(row -> "GUEST".equals(row.way())).count();
    }

    /** In the room: those who take part online do not fill it. */
    public long inRoom() {
        return rows.stream().filter(row -> row.here() && !row.online()).count();
    }

    /** Confirmed people; whoever came without a place was not expected. */
    public long expected() {
        return rows.stream().filter(row -> "CONFIRMED".equals(row.status())).count();
    }

    public long newFaces() {
        return rows.stream().filter(row -> row.here() && row.newFace()).count();
    }

    public long hereNamed(String name) {
        return rows.stream()
                .filter(row -> row.here() && row.name().equalsIgnoreCase(name))
                .count();
    }

    /** Those in whose name or organisation a word begins with each word typed; accents and case do not matter. */
    public List<DoorRow> named(String typed) {
        var parts = words(typed);
        return rows.stream()
                .filter(row -> {
                    var own = words(row.name() + " " + (row.organisation() == null ? "" : row.organisation()));
                    return parts.stream().allMatch(part -> own.stream().anyMatch(word -> word.startsWith(part)));
                })
                .toList();
    }

    private static List<String> words(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
        return Stream.of(plain.split("[\\s'’-]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
