package org.staffroom.planner;

import java.time.LocalDate;
import java.time.Month;
import org.staffroom.shared.AcademicYear;

/** The terms of an academic year, as the Department for Education counts them; together they are the year. */
enum Term {
    AUTUMN(Month.SEPTEMBER),
    SPRING(Month.JANUARY),
    SUMMER(Month.APRIL);

    private final Month begins;

    Term(Month begins) {
        this.begins = begins;
    }

    static Term of(LocalDate day) {
        var month = day.getMonth();
        return month.compareTo(AUTUMN.begins) >= 0 ? AUTUMN : month.compareTo(SUMMER.begins) >= 0 ? SUMMER : SPRING;
    }

    LocalDate first(AcademicYear year) {
        return LocalDate.of(this == AUTUMN ? year.start() : year.start() + 1, begins, 1);
    }

    /** The first day that is no longer in it. */
    LocalDate end(AcademicYear year) {
        return this == SUMMER ? year.end() : values()[ordinal() + 1].first(year);
    }
}
