package org.staffroom.writeups;

import org.jspecify.annotations.Nullable;

/**
 * A published write-up in a list; ready for {@code fragments/cards :: write-up}.
 *
 * @param date of the meeting, "16 March 2027"
 * @param minutes it takes to read, at least one
 * @param photo where its cover is fetched; null without photos
 */
public record WriteUpRow(
        WriteUpId id,
        String slug,
        String title,
        String summary,
        String regionSlug,
        String regionName,
        String date,
        int minutes,
        String author,
        @Nullable String photo,
        String photoAlt) {}
