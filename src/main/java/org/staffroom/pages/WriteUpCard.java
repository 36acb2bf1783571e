package org.staffroom.pages;

import org.jspecify.annotations.Nullable;

/**
 * A published write-up as a card; ready for {@code fragments/cards :: write-up}.
 *
 * @param date when it was first published
 * @param minutes that reading takes
 * @param photo the address of its first photo
 */
public record WriteUpCard(
        String slug,
        String title,
        String summary,
        String regionSlug,
        String regionName,
        String date,
        String author,
        int minutes,
        @Nullable String photo,
        @Nullable String photoAlt) {}
