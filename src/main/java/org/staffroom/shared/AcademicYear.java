package org.staffroom.shared;

import java.time.LocalDate;
import java.time.Month;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * 1 September to 31 August, written 2023/24: the unit of programmes and statistics.
 *
 * @param start the calendar year in which it begins
 */
public record AcademicYear(int start) implements Comparable<AcademicYear> {

    private static final Pattern WRITTEN = Pattern.compile("(20\\d\\d)[/-](\\d\\d)");

    public static AcademicYear of(LocalDate day) {
        return new AcademicYear(day.getMonth().compareTo(Month.SEPTEMBER) >= 0 ? day.getYear() : day.getYear() - 1);
    }

    /** Reads "2023/24" or "2023-24"; empty for anything else. */
    public static Optional<AcademicYear> parse(String text) {
        var matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var year = new AcademicYear(Integer.parseInt(matcher.group(1)));
        return year.inAddress().equals(text.replace('/', '-')) ? Optional.of(year) : Optional.empty();
    }

    public LocalDate firstDay() {
        return LocalDate.of(start, Month.SEPTEMBER, 1);
    }

    /** The first day that is no longer in it. */
    public LocalDate end() {
        return firstDay().plusYears(1);
    }

    public AcademicYear previous() {
        return new AcademicYear(start - 1);
    }

    public AcademicYear next() {
        return new AcademicYear(start + 1);
    }

    /** As it stands in an address: 2023-24. */
    public String inAddress() {
        return "%d-%02d".formatted(start, (start + 1) % 100);
    }

    @Override
    public int compareTo(AcademicYear other) {
        return Integer.compare(start, other.start);
    }

    @Override
    public String toString() {
        return "%d/%02d".formatted(start, (start + 1) % 100);
    }
}
