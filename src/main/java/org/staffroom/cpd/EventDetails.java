package org.staffroom.cpd;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What was learned elsewhere. */
record EventDetails(
        String title,
        String organiser,
        LocalDate day,
        int minutes,
        String notes,
        @Nullable String link) {}
