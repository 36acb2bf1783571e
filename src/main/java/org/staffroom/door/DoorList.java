package org.staffroom.door;

import java.util.List;
import org.staffroom.shared.Beginnings;

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

    /** Those in whose names and organisations it stands, as people type it. */
    public List<DoorRow> named(String typed) {
        var beginnings = Beginnings.of(typed);
        return rows.stream()
                .filter(row -> beginnings.in(row.name(), row.organisation()))
                .toList();
    }
}
