package org.staffroom.pages;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.staffroom.meetings.MeetingFilter;
import org.staffroom.meetings.MeetingFilter.When;
import org.staffroom.meetings.MeetingQueries;
import org.staffroom.shared.AcademicYear;
import org.staffroom.shared.Asked;
import org.staffroom.shared.Dates;

/** The programme of the whole network: a list to filter, and a month on the wall. */
@Controller
class ProgrammeController {

    static final int ROWS = 20;

    /** What the filter form sends; anything that is not what it offers counts as not asked. */
    record Filters(
            @Nullable String region,
            @Nullable String topic,
            @Nullable String year,
            @Nullable String when,
            @Nullable String q) {

        MeetingFilter filter() {
            return new MeetingFilter(
                    Asked.value(region),
                    Asked.value(topic),
                    Optional.ofNullable(year).flatMap(AcademicYear::parse).orElse(null),
                    "past".equals(when) ? When.PAST : When.UPCOMING,
                    Asked.value(q));
        }

        /** Whether anything beyond coming or past was asked. */
        public boolean any() {
            var filter = filter();
            return filter.region() != null || filter.topic() != null || filter.year() != null || filter.q() != null;
        }

        /** Whether something is chosen that a phone folds away. */
        public boolean narrowed() {
            var filter = filter();
            return past() || filter.region() != null || filter.topic() != null || filter.year() != null;
        }

        public boolean past() {
            return "past".equals(when);
        }

        /** The same list again: the address up to the number of the page. */
        String base() {
            var filter = filter();
            return Asked.again(
                    "/meetings",
                    "region",
                    filter.region(),
                    "topic",
                    filter.topic(),
                    "year",
                    filter.year() == null ? null : filter.year().inAddress(),
                    "when",
                    past() ? "past" : null,
                    "q",
                    filter.q());
        }
    }

    private final MeetingQueries meetings;
    private final FilterOptions options;
    private final Dates dates;

    ProgrammeController(MeetingQueries meetings, FilterOptions options, Dates dates) {
        this.meetings = meetings;
        this.options = options;
        this.dates = dates;
    }

    @GetMapping("/meetings")
    String list(
            @ModelAttribute("filters") Filters filters,
            @RequestParam(required = false) @Nullable String page,
            Model model) {
        model.addAttribute("nav", "meetings");
        model.addAttribute("meetings", meetings.find(filters.filter(), Asked.page(page), ROWS));
        model.addAttribute("base", filters.base());
        model.addAttribute("choices", options.all());
        return "pages/programme";
    }

    @GetMapping("/meetings/calendar")
    String month(@RequestParam(name = "month", required = false) @Nullable String asked, Model model) {
        var month = month(asked).orElseGet(() -> YearMonth.from(dates.today()));
        var any = new MeetingFilter(null, null, null, When.ANY, null);
        model.addAttribute("nav", "meetings");
        model.addAttribute("month", MonthView.of(month, dates.today(), meetings.inMonth(month, any), dates));
        return "pages/calendar";
    }

    private static Optional<YearMonth> month(@Nullable String text) {
        try {
            return Optional.ofNullable(text)
                    .map(YearMonth::parse)
                    .filter(month -> month.getYear() >= 2000 && month.getYear() < 2100);
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
