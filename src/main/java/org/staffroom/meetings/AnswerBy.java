package org.staffroom.meetings;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** Until when those registered have first refusal for a new day, unless the organiser says otherwise. */
final class AnswerBy {

    private static final LocalTime EVENING = LocalTime.of(20, 0);

    private AnswerBy() {}

    /** The evening a week from now, never later than two days before the start; when that is too soon, half the time there is. */
    static Instant usual(Instant start, ZoneId zone, Instant now) {
        var week = LocalDate.ofInstant(now, zone).plusDays(7);
        var latest = LocalDate.ofInstant(start, zone).minusDays(2);
        var evening = (week.isBefore(latest) ? week : latest)
                .atTime(EVENING)
                .atZone(zone)
                .toInstant();
        return evening.isAfter(now) && evening.isBefore(start)
                ? evening
                : now.plus(Duration.between(now, start).dividedBy(2));
    }
}
