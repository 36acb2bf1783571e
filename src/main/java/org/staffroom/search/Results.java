package org.staffroom.search;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.staffroom.shared.Page;

/**
 * What a search found.
 *
 * @param page those of the kind that was asked for; no more than the best {@link SearchQueries#MOST} can be leafed through
 * @param counts how many there are of each kind
 */
record Results(Page<Found> page, Map<Kind, Long> counts) {

    /** How many there are of the kind, or of all. */
    long count(@Nullable Kind kind) {
        return kind == null
                ? counts.values().stream().mapToLong(Long::longValue).sum()
                : counts.getOrDefault(kind, 0L);
    }

    boolean isNothing() {
        return count(null) == 0;
    }
}
