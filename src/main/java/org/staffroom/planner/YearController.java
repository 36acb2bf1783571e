package org.staffroom.planner;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.Meetings;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionAccess;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.AcademicYear;
import org.staffroom.shared.Asked;
import org.staffroom.shared.Dates;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Typed;
import org.staffroom.shared.Words;

/** The planner: an academic year, region by region. */
@Controller
class YearController {

    private final YearPages pages;
    private final Clashes clashes;
    private final Meetings meetings;
    private final MeetingAccess access;
    private final RegionAccess regions;
    private final Words words;
    private final Dates dates;

    YearController(
            YearPages pages,
            Clashes clashes,
            Meetings meetings,
            MeetingAccess access,
            RegionAccess regions,
            Words words,
            Dates dates) {
        this.pages = pages;
        this.clashes = clashes;
        this.meetings = meetings;
        this.access = access;
        this.regions = regions;
        this.words = words;
        this.dates = dates;
    }

    @GetMapping("/organise/year")
    String year(
            @RequestParam(required = false) @Nullable String year,
            @RequestParam(required = false) @Nullable String region,
            CurrentPerson me,
            Model model) {
        regions.requireAnyRegion(me);
        var asked = AcademicYear.parse(year == null ? "" : year).orElseGet(() -> AcademicYear.of(dates.today()));
        model.addAttribute("nav", "organise");
        model.addAttribute("page", pages.of(me, asked, Asked.value(region)));
        model.addAttribute("asked", Asked.value(region));
        return "planner/year";
    }

    /** What speaks against a day, for the form of a meeting: a piece of the page. Nothing for what is not a day. */
    @GetMapping("/organise/year/advice")
    String advice(
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable String date,
            @RequestParam(required = false) @Nullable String meeting,
            CurrentPerson me,
            Model model) {
        regions.requireAnyRegion(me);
        model.addAttribute("advice", advice(me, region, date, meeting));
        return "planner/parts :: warnings";
    }

    @PostMapping("/organise/meetings/{slug}/day")
    String move(
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable String date,
            @RequestParam(required = false) @Nullable String region,
            CurrentPerson me,
            RedirectAttributes flash) {
        var meeting = access.organised(me, slug);
        var day = day(date);
        flash.addAttribute(
                "year", AcademicYear.of(day == null ? dates.today() : day).inAddress());
        if (Asked.value(region) != null) {
            flash.addAttribute("region", Asked.value(region));
        }
        try {
            if (day == null) {
                throw new Refused("planner.refused.no-day");
            }
            meetings.plan(me, meeting, day);
            flash.addFlashAttribute("flash", words.of("planner.moved", dates.day(day)));
        } catch (Refused refusal) {
            flash.addFlashAttribute("flash", words.of(refusal));
        }
        return "redirect:/organise/year";
    }

    private List<String> advice(
            CurrentPerson me, @Nullable String region, @Nullable String date, @Nullable String meeting) {
        var day = day(date);
        if (day == null || region == null || region.isEmpty()) {
            return List.of();
        }
        try {
            return clashes.on(
                    me,
                    new RegionId(UUID.fromString(region)),
                    day,
                    meeting == null || meeting.isEmpty() ? null : MeetingId.of(meeting));
        } catch (IllegalArgumentException noId) {
            return List.of();
        }
    }

    private static @Nullable LocalDate day(@Nullable String typed) {
        try {
            return Typed.day(Typed.text(typed));
        } catch (DateTimeException noDay) {
            return null;
        }
    }
}
