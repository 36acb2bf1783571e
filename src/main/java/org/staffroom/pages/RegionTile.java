package org.staffroom.pages;

import org.jspecify.annotations.Nullable;

/**
 * An active region on the map or in the list; ready for {@code fragments/tilemap}.
 *
 * @param upcoming meetings it leads or holds together with others
 * @param ambassadors their names, or null
 */
public record RegionTile(
        String slug,
        String name,
        String shortName,
        @Nullable Integer tileColumn,
        @Nullable Integer tileRow,
        boolean national,
        boolean archived,
        int upcoming,
        @Nullable String ambassadors) {}
