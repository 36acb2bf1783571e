package org.staffroom.search;

import org.jspecify.annotations.Nullable;

/**
 * One thing that was found.
 *
 * @param people who speaks, or wrote
 * @param day when the meeting was or will be, the talk was last given, the write-up was published, or the topic put up;
 *     null while a date is to follow, and for a talk that stood only where nothing took place
 * @param status of a meeting, as {@code fragments/cards :: status} takes it
 */
record Found(
        Kind kind,
        String slug,
        Headline title,
        Headline people,
        Headline excerpt,
        @Nullable String regionSlug,
        @Nullable String regionName,
        @Nullable String day,
        @Nullable String status,
        boolean vendor) {

    public String address() {
        return kind.address(slug);
    }
}
