package org.staffroom.planner;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;
import org.staffroom.shared.Typed;

/**
 * How a meeting is repeated, and on which of the days that come of it.
 *
 * @param rhythm TERM, or WEEKS
 * @param weeks between two of them, when it is WEEKS
 * @param times how many new ones
 * @param days one for each new meeting, as the person left them; an empty one is left out
 */
record SeriesForm(String rhythm, String weeks, String times, String title, List<String> days) {

    static final int MOST = 12;
    private static final int MOST_WEEKS = 52;

    SeriesForm {
        rhythm = Typed.text(rhythm);
        weeks = Typed.text(weeks);
        times = Typed.text(times);
        title = Typed.text(title);
        days = texts(days);
    }

    static SeriesForm empty(String title) {
        return new SeriesForm("TERM", "6", "3", title, List.of());
    }

    /** With this title unless it has one. */
    SeriesForm titled(String usual) {
        return title.isEmpty() ? new SeriesForm(rhythm, weeks, times, usual, days) : this;
    }

    private static List<String> texts(@Nullable List<String> typed) {
        return typed == null ? List.of() : typed.stream().map(Typed::text).toList();
    }

    boolean isEveryTerm() {
        return rhythm.equals("TERM");
    }

    /** How many weeks lie between two; null for every term. Says what cannot be read. */
    @Nullable
    Integer weeksBetween(Errors errors) {
        return isEveryTerm() ? null : number("weeks", weeks, MOST_WEEKS, errors);
    }

    int howMany(Errors errors) {
        return number("times", times, MOST, errors);
    }

    private static int number(String field, String typed, int most, Errors errors) {
        if (typed.matches("\\d{1,2}") && Integer.parseInt(typed) >= 1 && Integer.parseInt(typed) <= most) {
            return Integer.parseInt(typed);
        }
        errors.rejectValue(field, "planner.series.number-wrong", new Object[] {most}, null);
        return 1;
    }

    void checkTitle(Errors errors) {
        if (Typed.letters(title) < 3 || title.length() > 120) {
            errors.rejectValue("title", "meetings.form.title.length");
        }
    }

    /** The days that were chosen, each once and in order; all of them after today. */
    Set<LocalDate> chosen(LocalDate today, Errors errors) {
        var found = new ArrayList<LocalDate>();
        for (var day : days) {
            try {
                if (!day.isEmpty()) {
                    found.add(Typed.day(day));
                }
            } catch (DateTimeException unreadable) {
                errors.rejectValue("days", "planner.series.day-wrong", new Object[] {day}, null);
            }
        }
        found.stream()
                .filter(day -> !day.isAfter(today))
                .forEach(past ->
                        errors.rejectValue("days", "planner.series.day-past", new Object[] {past.toString()}, null));
        if (found.isEmpty() && !errors.hasErrors() || found.size() > MOST) {
            errors.rejectValue("days", "planner.series.no-days", new Object[] {MOST}, null);
        }
        return new LinkedHashSet<>(found.stream().sorted().toList());
    }
}
