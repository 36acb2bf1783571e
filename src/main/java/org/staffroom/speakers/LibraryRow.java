package org.staffroom.speakers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A talk in the library.
 *
 * @param summary the abstract, cut where it is long
 * @param level as the words for it are called; null when nobody said
 * @param slides whether there is something to look at for everyone
 * @param givenAt when it was last given, or is going to be
 * @param times at how many published meetings it stands on the agenda
 */
record LibraryRow(
        String slug,
        String title,
        boolean vendor,
        String nature,
        @Nullable String level,
        @Nullable Integer minutes,
        String summary,
        String speakers,
        boolean slides,
        Instant givenAt,
        String regionSlug,
        String regionName,
        int times) {}
