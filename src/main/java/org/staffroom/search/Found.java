package org.staffroom.search;

import org.jspecify.annotations.Nullable;

/**
 * One thing that was found.
 *
 * @param people who speaks, or wrote
 * @param day when the meeting was or will be, the talk was last given, the write-up was published, or the topic put up
 */
record Found(
        Kind kind,
        String slug,
        Headline title,
        Headline people,
        Headline excerpt,
        @Nullable String regionSlug,
        @Nullable String regionName,
        String day,
        boolean vendor) {

    public String address() {
        return kind.address(slug);
    }
}
