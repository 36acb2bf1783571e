package org.staffroom.regions;

import java.util.List;

/**
 * What ambassadors must act on, for their desk: answered as a bean by every feature that has such things. The desk reads
 * those of all features in one statement and shows the most pressing first.
 */
public interface Due {

    /** How pressing something is. */
    enum Press {
        LATE,
        NOW,
        SOON
    }

    /**
     * A kind of thing to do. Its words are {@code due.<NAME>} and {@code due.<NAME>.button} in {@code
     * messages/desk.properties}, with the subject {0}, the region {1}, the number {2}, the day {3}; what stands beneath is
     * the day, or {@code due.<NAME>.note} where there is one, which has what else is to be known as {4}.
     *
     * @param name in capitals, the same as in the rows; no other feature's
     * @param icon of {@code fragments/icons}
     */
    record Kind(String name, String icon, Press press) {}

    List<Kind> kinds();

    /**
     * A query with exactly these columns, in this order: kind text, link text (a path, to where it is done), subject text, day
     * timestamptz, region_id uuid (one of those asked for), number int; and perhaps a seventh, {@code more} text. Its parameters are {@code :regions} uuid[], {@code
     * :now} timestamptz, {@code :today} date and {@code :person} uuid.
     */
    String sql();
}
