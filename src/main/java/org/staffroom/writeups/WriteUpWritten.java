package org.staffroom.writeups;

import org.jspecify.annotations.Nullable;
import org.staffroom.people.PersonId;

/**
 * The text of a write-up is another.
 *
 * @param restored the number of the version it is again, for {@link How#RESTORED}
 */
public record WriteUpWritten(
        WriteUpId writeUp, PersonId by, How how, @Nullable Integer restored, WriteUpText text) {

    /** What changed it. */
    public enum How {
        SAVED,
        /** With facts of the meeting. */
        FILLED,
        /** With a speaker's words. */
        ARRIVED,
        RESTORED
    }
}
