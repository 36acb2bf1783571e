package org.staffroom.pages;

import org.jspecify.annotations.Nullable;

/** The number of a page as it stands in an address: whatever is no sensible number is the first page. */
final class PageNumber {

    private static final int MOST = 10_000;

    private PageNumber() {}

    static int of(@Nullable String typed) {
        try {
            return typed == null ? 1 : Math.min(MOST, Math.max(1, Integer.parseInt(typed)));
        } catch (NumberFormatException none) {
            return 1;
        }
    }
}
