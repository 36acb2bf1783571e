package org.staffroom.attendees;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Everybody the organisers of a meeting have to do with, by name: with a place, waiting, here, or gone. */
record AttendeeList(List<AttendeeRow> everybody) {

    /** Those of these ids who are on the list; the others are nobody's business here. */
    List<AttendeeRow> of(Collection<UUID> ids) {
        return everybody.stream().filter(row -> ids.contains(row.id())).toList();
    }

    /** Everybody but those who are gone. */
    public List<AttendeeRow> rows() {
        return everybody.stream().filter(row -> !row.gone()).toList();
    }

    /** Checked in without signing in, and nobody vouches for them yet. */
    public long guests() {
        return count(AttendeeRow::guest);
    }

    public long waiting() {
        return count(AttendeeRow::waiting);
    }

    public long gone() {
        return count(row -> row.gone() && !row.apologies());
    }

    /** Who said that they cannot come this time, by name. */
    public List<AttendeeRow> apologies() {
        return everybody.stream().filter(AttendeeRow::apologies).toList();
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
        return count(row -> counted(row) && row.newFace());
    }

    public long organisations() {
        return everybody.stream()
                .filter(AttendeeList::counted)
                .map(AttendeeRow::organisation)
                .filter(Objects::nonNull)
                .distinct()
                .count();
    }

    /** Whoever waits and comes all the same is one of those who came. */
    private static boolean counted(AttendeeRow row) {
        return row.confirmed() || row.here();
    }

    /** What the kitchen asks for: each dietary need of those in the room with a place, and how many have it. */
    public Map<String, Long> dietary() {
        return everybody.stream()
                .filter(row -> row.confirmed() && !row.online() && row.dietaryNeeds() != null)
                .collect(Collectors.groupingBy(
                        row -> String.valueOf(row.dietaryNeeds()),
                        () -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER),
                        Collectors.counting()));
    }

    public long accessNeeds() {
        return count(row -> row.confirmed() && row.accessNeeds() != null);
    }

    public long photos() {
        return count(row -> row.confirmed() && row.photos());
    }

    public long listed() {
        return count(row -> row.confirmed() && row.listed());
    }

    public long vendors() {
        return count(row -> row.confirmed() && row.vendors());
    }

    private long count(Predicate<AttendeeRow> which) {
        return everybody.stream().filter(which).count();
    }
}
