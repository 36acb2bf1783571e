package org.staffroom.planner;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.staffroom.shared.AcademicYear;

/**
 * A year as it is shown. Public with all its parts, though nobody else uses them: only of public types are a template's
 * expressions compiled, and here are thousands of them.
 *
 * @param open the regions shown week by week: one's own, or the one that was asked for
 */
public record YearPage(AcademicYear year, List<RegionYear> open, List<Line> network, List<Coverage> coverage) {

    /** A region week by week, and its meetings with what speaks against their days. */
    public record RegionYear(PlannedRegion region, List<Part> parts, List<Item> items) {}

    /** @param bare whether nothing is planned in it and there is still time */
    public record Part(Term term, boolean bare, List<Month> months) {}

    public record Month(String name, List<Week> weeks) {}

    /**
     * A week of a region's calendar, with all words ready: there are many, and a template is slow to put words together.
     *
     * @param number the day of its meeting, of the draft one would start, or else of the region's usual weekday
     * @param look how it is drawn: classes of the stylesheet
     * @param label all of it in words
     * @param link to the meeting, or to a new draft in it; null where nothing can be done
     * @param draft the key of a draft that can be moved from here to another week
     * @param day that of the draft
     * @param free the days a draft can be put on, the one it would start from ahead; null where none can
     */
    public record Week(
            String monday,
            String number,
            String look,
            String label,
            @Nullable String link,
            @Nullable String draft,
            @Nullable String day,
            @Nullable String free) {}

    public record Item(PlannedMeeting meeting, List<String> warnings) {}

    public record Line(PlannedRegion region, List<Cell> cells) {}

    /**
     * What a region does in a term.
     *
     * @param term in words
     * @param bare whether nothing is planned and somebody should
     * @param nothing whether nothing was, or nobody need
     */
    public record Cell(String term, List<Entry> meetings, boolean bare, boolean nothing) {}

    /**
     * A meeting in a cell, in words.
     *
     * @param link null for a draft of others, as is its title
     * @param day null where it has none
     * @param look the classes of its tag
     */
    public record Entry(
            @Nullable String link,
            @Nullable String title,
            @Nullable String day,
            String look,
            String stage) {}

    /** In how many regions something is published or held, and in how many more something is planned. */
    public record Coverage(Term term, int settled, int planned, int regions) {}
}
