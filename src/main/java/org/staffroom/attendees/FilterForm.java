package org.staffroom.attendees;

import org.jspecify.annotations.Nullable;

/** An {@link AttendeeFilter} as it comes in an address or a form; anything may be missing or wrong. */
record FilterForm(
        @Nullable String who,
        @Nullable String faces,
        @Nullable String open,
        @Nullable String q,
        @Nullable String order) {

    AttendeeFilter filter() {
        return AttendeeFilter.of(who, "true".equals(faces), "true".equals(open), q, order);
    }
}
