package org.staffroom.newfaces;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.staffroom.shared.AcademicYear;

/** How many new faces of one region came again, the newest year first. */
record RegionRates(String slug, String name, List<ReturnRate> years) {

    /** New faces in the year that had most of them: how long a bar can be. */
    public int most() {
        return years.stream().mapToInt(ReturnRate::faces).max().orElse(0);
    }

    /** Null for a year without new faces. */
    public @Nullable ReturnRate in(AcademicYear year) {
        return years.stream().filter(one -> one.year().equals(year)).findFirst().orElse(null);
    }
}
