package org.staffroom.attendees;

import java.util.stream.Stream;
import org.staffroom.meetings.PlaceMode;

/**
 * How many people stand how, in one mode of a meeting.
 *
 * @param asked of the confirmed, those who have not said whether a new date suits
 */
record PlaceNumbers(
        PlaceMode mode,
        int capacity,
        int confirmed,
        int asked,
        int offered,
        int waiting,
        int requested,
        int apologies,
        int givenBack) {

    public int left() {
        return Math.max(0, capacity - confirmed - offered);
    }

    /** What a bar as wide as can be stands for. */
    public int widest() {
        return Stream.of(capacity, waiting, requested, apologies)
                .max(Integer::compare)
                .orElse(1);
    }

    /** Below this the capacity cannot be lowered. */
    public int held() {
        return confirmed + offered;
    }
}
