package org.staffroom.places;

import org.jspecify.annotations.Nullable;

/** What somebody needs at one meeting; null for nothing. At most 500 characters each. */
public record Needs(@Nullable String dietary, @Nullable String access) {

    public static final Needs NONE = new Needs(null, null);
    public static final int LONGEST = 500;

    public Needs {
        dietary = blankToNull(dietary);
        access = blankToNull(access);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
