package org.staffroom.pages;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.i18n.LocaleContextHolder;
import org.staffroom.meetings.MeetingRow;
import org.staffroom.shared.Dates;

/**
 * A month on the wall, from Monday to Sunday; Saturdays and Sundays are left out while nothing is on them.
 *
 * @param title "March 2027"
 * @param previous, next as they stand in an address: "2027-02"
 */
record MonthView(
        String title, String previous, String next, List<String> weekdays, List<List<Day>> weeks, int meetings) {

    /** One day. @param within whether it belongs to the month */
    record Day(LocalDate date, boolean within, boolean today, List<MeetingRow> meetings) {

        /** "Tuesday 16 March". */
        public String name() {
            return format("EEE d MMMM", date);
        }
    }

    static MonthView of(YearMonth month, LocalDate today, List<MeetingRow> rows, Dates dates) {
        var byDay = rows.stream().collect(Collectors.groupingBy(row -> dates.date(row.startsAt())));
        var weekend = byDay.keySet().stream().anyMatch(day -> day.getDayOfWeek().getValue() > 5);
        var shown = weekend ? 7 : 5;
        var weeks = new ArrayList<List<Day>>();
        var monday = month.atDay(1).with(DayOfWeek.MONDAY);
        if (monday.isAfter(month.atDay(1))) {
            monday = monday.minusWeeks(1);
        }
        for (var first = monday; !first.isAfter(month.atEndOfMonth()); first = first.plusWeeks(1)) {
            var week = new ArrayList<Day>();
            for (var offset = 0; offset < shown; offset++) {
                var day = first.plusDays(offset);
                week.add(new Day(
                        day,
                        YearMonth.from(day).equals(month),
                        day.equals(today),
                        YearMonth.from(day).equals(month) ? byDay.getOrDefault(day, List.of()) : List.of()));
            }
            if (week.stream().anyMatch(Day::within)) {
                weeks.add(week);
            }
        }
        var weekdays =
                weeks.get(0).stream().map(day -> format("EEE", day.date())).toList();
        return new MonthView(
                format("MMMM yyyy", month.atDay(1)),
                month.minusMonths(1).toString(),
                month.plusMonths(1).toString(),
                weekdays,
                weeks,
                rows.size());
    }

    private static String format(String pattern, LocalDate date) {
        return DateTimeFormatter.ofPattern(pattern, LocaleContextHolder.getLocale())
                .format(date);
    }
}
