package org.staffroom.newfaces;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who greets.
 *
 * @param here whether they were marked as here
 */
public record Greeter(
        UUID id,
        String name,
        @Nullable String jobTitle,
        @Nullable String organisation,
        boolean here) {

    /** Job and organisation in one line; empty when neither is known. */
    public String work() {
        return NewFace.work(jobTitle, organisation);
    }
}
