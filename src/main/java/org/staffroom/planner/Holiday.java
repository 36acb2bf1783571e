package org.staffroom.planner;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.staffroom.regions.Nation;

/**
 * Days that are not for meetings.
 *
 * @param id null for a bank holiday, which nobody keeps
 * @param nation where; null for one region alone
 * @param last the last day
 */
record Holiday(
        @Nullable UUID id,
        @Nullable Nation nation,
        @Nullable UUID region,
        @Nullable String regionName,
        String name,
        LocalDate first,
        LocalDate last) {

    public boolean bank() {
        return id == null;
    }

    /** What it has in common with that of another place. */
    SchoolHoliday.Days days() {
        return new SchoolHoliday.Days(name, first, last);
    }

    boolean concerns(UUID asked, Nation itsNation) {
        return nation == null ? asked.equals(region) : nation == itsNation;
    }

    boolean covers(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }
}
