package org.staffroom.shared;

import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** What an address asks of a list. Whatever stands there is made harmless: no number is the first page. */
public final class Asked {

    private static final int MOST_PAGES = 10_000;
    private static final int LONGEST = 200;

    private Asked() {}

    /** The number of a page, from 1. */
    public static int page(@Nullable String typed) {
        try {
            return typed == null ? 1 : Math.min(MOST_PAGES, Math.max(1, Integer.parseInt(typed)));
        } catch (NumberFormatException none) {
            return 1;
        }
    }

    /** Words to look for, no longer than a sentence and without what a database refuses; empty when there are none. */
    public static String words(@Nullable String typed) {
        var plain = typed == null
                ? ""
                : typed.replaceAll("[\\p{Cc}\\p{Cs}\\s]+", " ").strip();
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST).strip();
    }

    /** As {@link #words}; null when there are none. */
    public static @Nullable String value(@Nullable String typed) {
        var words = words(typed);
        return words.isEmpty() ? null : words;
    }

    /**
     * The address of the same list up to the number of its page.
     *
     * @param filters name, value, name, value, …; what has no value is left out
     */
    public static String again(String path, @Nullable String... filters) {
        var address = UriComponentsBuilder.fromPath(path);
        var values = new HashMap<String, Object>();
        for (var i = 0; i < filters.length; i += 2) {
            if (filters[i + 1] != null && !filters[i + 1].isEmpty()) {
                address.queryParam(filters[i], "{" + filters[i] + "}");
                values.put(filters[i], filters[i + 1]);
            }
        }
        return address.queryParam("page", "").encode().buildAndExpand(values).toUriString();
    }
}
