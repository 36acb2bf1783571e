package org.staffroom.revisions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.staffroom.writeups.WriteUpWritten.How;

/**
 * One version in the list, the latest first.
 *
 * @param restored the number it is the same as, when it was restored
 * @param author null when nobody's any more
 */
record Revision(
        int number,
        How how,
        @Nullable Integer restored,
        @Nullable String author,
        Instant writtenAt) {}
