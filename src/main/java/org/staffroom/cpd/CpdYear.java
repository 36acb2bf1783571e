package org.staffroom.cpd;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.staffroom.shared.AcademicYear;

/**
 * What counts in an academic year.
 *
 * @param goal in minutes; null when none is set
 * @param statement the one that was issued and not replaced; null for none
 */
record CpdYear(
        AcademicYear year,
        List<CpdDay> days,
        List<CpdEventRow> events,
        @Nullable Integer goal,
        @Nullable CertificateRow statement) {

    public int atMeetings() {
        return days.stream().mapToInt(CpdDay::minutes).sum();
    }

    public int vendorMinutes() {
        return days.stream().mapToInt(CpdDay::vendorMinutes).sum();
    }

    public int byHand() {
        return events.stream()
                .filter(event -> !twice(event))
                .mapToInt(CpdEventRow::minutes)
                .sum();
    }

    /** Whether one of the meetings counts it already. */
    public boolean twice(CpdEventRow event) {
        return days.stream().anyMatch(day -> day.counts(event));
    }

    public int minutes() {
        return atMeetings() + byHand();
    }

    /** What is still missing; 0 when the goal is reached. */
    public int missing() {
        return goal == null ? 0 : Math.max(0, goal - minutes());
    }

    /** Of a bar of 100; what is beyond the goal makes the bar longer, and so its parts shorter. */
    public int share(int minutes) {
        var whole = Math.max(minutes(), goal == null ? 0 : goal);
        return whole == 0 ? 0 : minutes * 100 / whole;
    }

    public boolean isEmpty() {
        return days.isEmpty() && events.isEmpty();
    }
}
