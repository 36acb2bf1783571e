package org.staffroom.attendees;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The list of a meeting's organisers: who has a place or came, by name; then who waits, in order. */
record AttendeeList(List<AttendeeRow> rows) {

    public List<AttendeeRow> coming() {
        return rows.stream().filter(row -> !row.waiting()).toList();
    }

    public List<AttendeeRow> waiting() {
        return rows.stream().filter(AttendeeRow::waiting).toList();
    }

    public long confirmed() {
        return count(AttendeeRow::confirmed);
    }

    public long here() {
        return count(AttendeeRow::here);
    }

    public long walkIns() {
        return count(AttendeeRow::walkIn);
    }

    /** Among those with a place and those who came: for whom it is, or would be, the first meeting of all. */
    public long newFaces() {
        return count(row -> !row.waiting() && row.newFace());
    }

    public long organisations() {
        return rows.stream()
                .filter(row -> !row.waiting())
                .map(AttendeeRow::organisation)
                .filter(Objects::nonNull)
                .distinct()
                .count();
    }

    /** What the kitchen asks for: each dietary need of those in the room with a place, and how many have it. */
    public Map<String, Long> dietary() {
        return rows.stream()
                .filter(row -> row.confirmed() && !row.online() && row.dietaryNeeds() != null)
                .collect(Collectors.groupingBy(
                        row -> String.valueOf(row.dietaryNeeds()),
                        () -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER),
                        Collectors.counting()));
    }

    public long accessNeeds() {
        return count(row -> row.confirmed() && row.accessNeeds() != null);
    }

    private long count(Predicate<AttendeeRow> which) {
        return rows.stream().filter(which).count();
    }
}
