package org.staffroom.cpd;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something learned elsewhere, added by hand. */
record CpdEventRow(
        UUID id,
        String title,
        String organiser,
        LocalDate day,
        int minutes,
        String notes,
        @Nullable String link) {

    EventDetails details() {
        return new EventDetails(title, organiser, day, minutes, notes, link);
    }
}
