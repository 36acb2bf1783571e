package org.staffroom.planner;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.staffroom.shared.AcademicYear;

/**
 * A year as it is shown.
 *
 * @param open the regions shown week by week: one's own, or the one that was asked for
 */
record YearPage(AcademicYear year, List<RegionYear> open, List<Line> network, List<Coverage> coverage) {

    /** A region week by week, and its meetings with what speaks against their days. */
    record RegionYear(PlannedRegion region, List<Part> parts, List<Item> items) {}

    /** @param bare whether nothing is planned in it and there is still time */
    record Part(Term term, boolean bare, List<Month> months) {}

    record Month(String name, List<Week> weeks) {}

    /**
     * A week of a region's calendar.
     *
     * @param number the day of the month of its Monday
     * @param meeting the first one in it
     * @param look how it is drawn: classes of the stylesheet
     * @param label all of it in words
     * @param link to the meeting, or to a new draft in it; null where nothing can be done
     * @param draft the key of a draft that can be moved from here to another week
     * @param free whether a draft can be put here
     */
    record Week(
            LocalDate monday,
            int number,
            @Nullable PlannedMeeting meeting,
            String look,
            String label,
            @Nullable String link,
            @Nullable String draft,
            boolean free) {}

    record Item(PlannedMeeting meeting, List<String> warnings) {}

    record Line(PlannedRegion region, List<Cell> cells) {}

    /** @param over whether the term has passed */
    record Cell(Term term, List<PlannedMeeting> meetings, boolean over) {

        /** Whether there is anything that was not cancelled. */
        public boolean bare() {
            return meetings.stream().allMatch(meeting -> meeting.stage() == PlannedMeeting.Stage.CANCELLED);
        }
    }

    /** In how many regions something is published or held, and in how many more something is planned. */
    record Coverage(Term term, int settled, int planned, int regions) {}
}
