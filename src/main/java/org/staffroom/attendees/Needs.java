package org.staffroom.attendees;

import org.jspecify.annotations.Nullable;

/** What somebody needs at one meeting; null for nothing. At most 500 characters each. */
record Needs(@Nullable String dietary, @Nullable String access) {

    static final Needs NONE = new Needs(null, null);
    static final int LONGEST = 500;

    Needs {
        dietary = blankToNull(dietary);
        access = blankToNull(access);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
