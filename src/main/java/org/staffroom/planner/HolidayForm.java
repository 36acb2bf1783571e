package org.staffroom.planner;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.validation.Errors;
import org.staffroom.regions.Nation;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.Typed;

/**
 * What an admin types about school holidays: one of them in fields, or several as lines of text; for each of the places.
 *
 * @param nations names of nations
 * @param region the id of a region, or empty
 * @param lines each with a name, the first day and the last day; not empty when it is these that are sent
 */
record HolidayForm(List<String> nations, String region, String name, String first, String last, String lines) {

    private static final int LONGEST_LINES = 10_000;
    private static final int MOST_LINES = 100;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2099;
    private static final Pattern BETWEEN = Pattern.compile("[\\t;,|]|\\s(?:to|until|[-–—])(?=\\s)");
    private static final Pattern WEEKDAY = Pattern.compile("^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\\.?\\s+");

    /** As people write days, and as a spreadsheet does. */
    private static final List<DateTimeFormatter> WRITTEN = List.of(
            DateTimeFormatter.ISO_LOCAL_DATE, written("d/M/uuuu"), written("d MMMM uuuu"), written("d MMM uuuu"));

    HolidayForm {
        nations = nations == null ? List.of() : nations.stream().distinct().toList();
        region = Typed.text(region);
        name = Typed.text(name);
        first = Typed.text(first);
        last = Typed.text(last);
        lines = Typed.text(lines);
    }

    static HolidayForm empty() {
        return new HolidayForm(List.of(), "", "", "", "", "");
    }

    boolean isLines() {
        return !lines.isEmpty();
    }

    /** Whose schools; said to be wrong when there are none, or one is neither a nation nor a region. */
    List<SchoolHoliday.Of> schools(Errors errors) {
        var schools = new ArrayList<SchoolHoliday.Of>();
        try {
            nations.forEach(nation -> schools.add(new SchoolHoliday.Of(Nation.valueOf(nation), null)));
            if (!region.isEmpty()) {
                schools.add(new SchoolHoliday.Of(null, new RegionId(UUID.fromString(region))));
            }
        } catch (IllegalArgumentException unknown) {
            schools.clear();
        }
        if (schools.isEmpty()) {
            errors.rejectValue("nations", "planner.refused.holiday-nowhere");
        }
        return schools;
    }

    List<SchoolHoliday.Days> days(Errors errors) {
        return isLines() ? readLines(errors) : readFields(errors);
    }

    private List<SchoolHoliday.Days> readFields(Errors errors) {
        if (name.isEmpty()) {
            errors.rejectValue("name", "planner.refused.holiday-name");
        }
        var from = day(first);
        var to = last.isEmpty() ? from : day(last);
        if (from.isEmpty()) {
            errors.rejectValue("first", "planner.holidays.day-wrong");
        }
        if (to.isEmpty() && from.isPresent()) {
            errors.rejectValue("last", "planner.holidays.day-wrong");
        }
        return errors.hasErrors() ? List.of() : List.of(new SchoolHoliday.Days(name, from.get(), to.get()));
    }

    private List<SchoolHoliday.Days> readLines(Errors errors) {
        var rows = lines.split("\\R");
        if (lines.length() > LONGEST_LINES || rows.length > MOST_LINES) {
            errors.rejectValue("lines", "planner.holidays.too-many");
            return List.of();
        }
        var read = new ArrayList<SchoolHoliday.Days>();
        for (var number = 1; number <= rows.length; number++) {
            var line = rows[number - 1].strip();
            if (line.isEmpty()) {
                continue;
            }
            var parts = BETWEEN.split(line);
            var from = parts.length < 2 ? Optional.<LocalDate>empty() : day(parts[1]);
            var to = parts.length < 3 ? from : day(parts[2]);
            if (parts.length > 3 || from.isEmpty() || to.isEmpty()) {
                errors.rejectValue("lines", "planner.holidays.line-wrong", new Object[] {number, line}, null);
            } else {
                read.add(new SchoolHoliday.Days(parts[0].strip(), from.get(), to.get()));
            }
        }
        return read;
    }

    private static Optional<LocalDate> day(String typed) {
        var plain = WEEKDAY.matcher(typed.strip().toLowerCase(Locale.ENGLISH))
                .replaceFirst("")
                .replace(" sept ", " sep ");
        for (var format : WRITTEN) {
            try {
                var day = LocalDate.parse(plain, format);
                return day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR ? Optional.empty() : Optional.of(day);
            } catch (DateTimeException otherwise) {
                // perhaps in the next way
            }
        }
        return Optional.empty();
    }

    private static DateTimeFormatter written(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }
}
