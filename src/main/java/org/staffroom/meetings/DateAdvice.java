package org.staffroom.meetings;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionId;

/** What speaks against holding a meeting on a day: answered by the planner, which knows holidays and neighbours. */
public interface DateAdvice {

    /**
     * Warnings in words, none when the day is a good one; in one statement.
     *
     * @param meeting that is planned for the day already; null for a new one
     */
    List<String> on(CurrentPerson me, RegionId region, LocalDate day, @Nullable MeetingId meeting);

    /** Of each of some days on which nothing is planned yet, in their order; in one statement too. */
    List<List<String>> on(CurrentPerson me, RegionId region, List<LocalDate> days);
}
