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
import org.springframework.web.util.UriComponentsBuilder;
import org.staffroom.meetings.MeetingFilter;
import org.staffroom.meetings.MeetingFilter.When;
import org.staffroom.meetings.MeetingQueries;
import org.staffroom.shared.AcademicYear;
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

        private static final int LONGEST = 200;

        MeetingFilter filter() {
            return new MeetingFilter(
                    blankToNull(region),
                    blankToNull(topic),
                    Optional.ofNullable(year).flatMap(AcademicYear::parse).orElse(null),
                    "past".equals(when) ? When.PAST : When.UPCOMING,
                    blankToNull(q));
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

        private static @Nullable String blankToNull(@Nullable String text) {
            if (text == null || text.isBlank()) {
                return null;
            }
            var stripped = text.strip().replace("\0", "");
            return stripped.length() <= LONGEST ? stripped : stripped.substring(0, LONGEST);
        }

        /** The same list again: the address up to the number of the page. */
        String base() {
            var address = UriComponentsBuilder.fromPath("/meetings");
            var filter = filter();
            query(address, "region", filter.region());
            query(address, "topic", filter.topic());
            query(address, "year", filter.year() == null ? null : filter.year().inAddress());
            query(address, "when", past() ? "past" : null);
            query(address, "q", filter.q());
            return address.queryParam("page", "").encode().toUriString();
        }

        private static void query(UriComponentsBuilder address, String name, @Nullable String value) {
            if (value != null) {
                address.queryParam(name, value);
            }
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
            @RequestParam(name = "page", defaultValue = "1") String page,
            Model model) {
        model.addAttribute("nav", "meetings");
        model.addAttribute("meetings", meetings.find(filters.filter(), number(page), ROWS));
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

    private static int number(String page) {
        try {
            return Math.max(1, Math.min(10_000, Integer.parseInt(page)));
        } catch (NumberFormatException none) {
            return 1;
        }
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
