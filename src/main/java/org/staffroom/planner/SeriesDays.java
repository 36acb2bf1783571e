package org.staffroom.planner;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.staffroom.shared.AcademicYear;

/** The days of a series: the same weekday, in term time. A day on which schools are closed gives way to the next week. */
final class SeriesDays {

    private static final int FARTHEST = 10;

    private SeriesDays() {}

    /**
     * As many as are asked for: where several would give way to the same week, it goes on after it.
     *
     * @param from the meeting that is repeated
     * @param today after which they are
     * @param weeks between two of them; null for one a term, as far into each term as the first
     * @param closed whether a day is a holiday; not for ever
     */
    static List<LocalDate> of(
            LocalDate from, LocalDate today, @Nullable Integer weeks, int times, Predicate<LocalDate> closed) {
        var days = new ArrayList<LocalDate>();
        var intoTerm = ChronoUnit.WEEKS.between(
                Term.of(from).first(AcademicYear.of(from)).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY)), from);
        var at = from;
        for (var number = 1; days.size() < times; number++) {
            at = weeks == null
                    ? inNextTerm(at, Math.max(0, intoTerm), from.getDayOfWeek())
                    : from.plusWeeks((long) weeks * number);
            var day = open(at, weeks == null, closed);
            if (day.isAfter(today) && !days.contains(day)) {
                days.add(day);
            }
        }
        return days;
    }

    private static LocalDate inNextTerm(LocalDate day, long weeks, DayOfWeek weekday) {
        var year = AcademicYear.of(day);
        var first = Term.of(day).end(year);
        var next = first.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY))
                .plusWeeks(weeks)
                .with(TemporalAdjusters.nextOrSame(weekday));
        // Terms are of different lengths.
        while (Term.of(next) != Term.of(first)) {
            next = next.minusWeeks(1);
        }
        return next;
    }

    /** In the next weeks, of a meeting in each term also in those before; the day itself when all are closed. */
    private static LocalDate open(LocalDate day, boolean inTerm, Predicate<LocalDate> closed) {
        var later = IntStream.rangeClosed(0, FARTHEST).mapToObj(day::plusWeeks);
        var earlier = IntStream.rangeClosed(1, inTerm ? FARTHEST : 0).mapToObj(day::minusWeeks);
        return Stream.concat(later, earlier)
                .filter(one -> !inTerm || Term.of(one) == Term.of(day))
                .filter(one -> !closed.test(one))
                .findFirst()
                .orElse(day);
    }
}
