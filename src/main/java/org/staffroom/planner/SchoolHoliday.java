package org.staffroom.planner;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.staffroom.regions.Nation;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.Ids;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Typed;

/** Days on which the schools of a nation, or of one region, are closed. */
@Entity
class SchoolHoliday {

    private static final int LONGEST = 100;
    private static final int SHORTEST_NAME = 2;
    private static final int LONGEST_NAME = 80;

    /**
     * Whose schools.
     *
     * @param nation or else the region
     */
    record Of(@Nullable Nation nation, @Nullable RegionId region) {}

    /** @param last the last day schools are closed */
    record Days(String name, LocalDate first, LocalDate last) {}

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private @Nullable Nation nation;

    private @Nullable UUID regionId;
    private String name;
    private LocalDate firstDay;
    private LocalDate lastDay;

    protected SchoolHoliday() {}

    static SchoolHoliday of(Of schools, Days days) {
        var holiday = new SchoolHoliday();
        holiday.id = Ids.next();
        holiday.nation = schools.nation;
        holiday.regionId = schools.region == null ? null : schools.region.value();
        holiday.name = days.name.strip();
        holiday.firstDay = days.first;
        holiday.lastDay = days.last;
        if (Typed.letters(holiday.name) < SHORTEST_NAME || holiday.name.length() > LONGEST_NAME) {
            throw new Refused("planner.refused.holiday-name");
        }
        if (days.last.isBefore(days.first)) {
            throw new Refused("planner.refused.holiday-backwards", holiday.name);
        }
        if (ChronoUnit.DAYS.between(days.first, days.last) >= LONGEST) {
            throw new Refused("planner.refused.holiday-too-long", holiday.name);
        }
        return holiday;
    }

    UUID id() {
        return id;
    }
}
