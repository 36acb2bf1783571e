package org.staffroom.pages;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.staffroom.meetings.FilterOptions;
import org.staffroom.meetings.MeetingFilter;
import org.staffroom.meetings.MeetingFilter.When;
import org.staffroom.meetings.MeetingQueries;
import org.staffroom.meetings.NearMeeting;
import org.staffroom.people.CurrentPerson;
import org.staffroom.places.PlaceQueries;
import org.staffroom.shared.AcademicYear;
import org.staffroom.shared.Asked;
import org.staffroom.shared.Dates;
import org.staffroom.shared.Page;
import org.staffroom.venues.PostcodeAreas;

/** The programme of the whole network: a list to filter, and a month on the wall. */
@Controller
class ProgrammeController {

    static final int ROWS = 20;

    /** How many are listed by the browser's position. */
    private static final int NEAREST = 50;

    /** Near the browser's position, which is in a header and in no address. */
    private static final String HERE = "here";

    /** A place in the British Isles to a tenth of a degree, some 10 km: nobody sends more, and no more is read. */
    private static final Pattern ROUGHLY = Pattern.compile("((?:49|5\\d|60)\\.\\d),(-(?:\\d|10)\\.\\d|[01]\\.\\d)");

    /** What the filter form sends; anything that is not what it offers counts as not asked. */
    record Filters(
            @Nullable String region,
            @Nullable String topic,
            @Nullable String year,
            @Nullable String when,
            @Nullable String near,
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

        boolean here() {
            return HERE.equals(near);
        }

        /** What stands in the field for a postcode. */
        public @Nullable String postcode() {
            return here() ? null : Asked.value(near);
        }

        /** The same list again: the address up to the number of the page. */
        String base() {
            return base(postcode());
        }

        String base(@Nullable String near) {
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
                    "near",
                    near,
                    "q",
                    filter.q());
        }
    }

    private final MeetingQueries meetings;
    private final FilterOptions options;
    private final PostcodeAreas areas;
    private final PlaceQueries places;
    private final Dates dates;

    ProgrammeController(
            MeetingQueries meetings, FilterOptions options, PostcodeAreas areas, PlaceQueries places, Dates dates) {
        this.meetings = meetings;
        this.places = places;
        this.options = options;
        this.areas = areas;
        this.dates = dates;
    }

    /** @param position where the browser is, for this one request: see {@code near-me.js} */
    @GetMapping("/meetings")
    String list(
            @Nullable CurrentPerson person,
            @ModelAttribute("filters") Filters filters,
            @RequestParam(required = false) @Nullable String page,
            @RequestHeader(name = "Near-Position", required = false) @Nullable String position,
            Model model) {
        var number = Asked.page(page);
        Page<?> found = null;
        if (filters.here()) {
            found = nearHere(filters, position, model);
        } else if (filters.postcode() != null) {
            var area = areas.find(filters.postcode());
            if (area.isPresent() && !area.get().letters().equals(filters.near())) {
                // The rest of a postcode says where somebody lives: it does not stay in the address.
                return "redirect:" + filters.base(area.get().letters()) + 1;
            }
            model.addAttribute("wrong", area.isPresent() ? null : "meetings.near.unknown");
            if (area.isPresent()) {
                found = meetings.near(area.get().latitude(), area.get().longitude(), filters.filter(), number, ROWS);
                model.addAttribute("area", area.get());
            }
        }
        model.addAttribute("nav", "meetings");
        model.addAttribute("near", found);
        model.addAttribute("meetings", found == null ? meetings.find(filters.filter(), number, ROWS) : found);
        model.addAttribute("ownPlaces", places.coming(person));
        model.addAttribute("base", filters.base());
        model.addAttribute("choices", options.all());
        return "pages/programme";
    }

    /** The first of them alone: a link to the second page would have to hold the position. Null without a position that serves. */
    private @Nullable Page<NearMeeting> nearHere(Filters filters, @Nullable String position, Model model) {
        if (position == null) {
            model.addAttribute("wrong", "meetings.near.asked-again");
            return null;
        }
        var degrees = ROUGHLY.matcher(position);
        if (!degrees.matches()) {
            model.addAttribute("wrong", "meetings.near.elsewhere");
            return null;
        }
        var nearest = meetings.near(
                Double.parseDouble(degrees.group(1)),
                Double.parseDouble(degrees.group(2)),
                filters.filter(),
                1,
                NEAREST);
        return new Page<>(nearest.rows(), 1, NEAREST, nearest.rows().size());
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
