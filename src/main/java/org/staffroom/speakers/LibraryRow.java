package org.staffroom.speakers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A talk in the library.
 *
 * @param summary the abstract, cut where it is long
 * @param level as the words for it are called; null when nobody said
 * @param slides whether there is something to look at for everyone
 * @param givenAt when it was last given, or is going to be; null when it stood only where nothing took place
 * @param later whether its date is to follow
 * @param times at how many meetings it was given, or is going to be
 */
record LibraryRow(
        String slug,
        String title,
        boolean vendor,
        @Nullable String nature,
        @Nullable String level,
        @Nullable Integer minutes,
        String summary,
        String speakers,
        boolean slides,
        @Nullable Instant givenAt,
        boolean later,
        String regionSlug,
        String regionName,
        int times) {}
