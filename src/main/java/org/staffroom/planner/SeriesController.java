package org.staffroom.planner;

import jakarta.servlet.http.HttpServletResponse;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingQueries;
import org.staffroom.meetings.MeetingRow;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.AcademicYear;
import org.staffroom.shared.Attempt;
import org.staffroom.shared.Dates;
import org.staffroom.shared.Words;

/** Repeats a meeting every term, or every so many weeks: first the days, then the drafts. */
@Controller
@RequestMapping("/organise/meetings/{slug}/series")
class SeriesController {

    /** A day of the series, and what speaks against it. */
    record Day(LocalDate date, List<String> warnings) {}

    /** A draft that was made, kept until it has been shown once, with what speaks against its day. */
    record Made(String meeting, String title, LocalDate day, List<String> warnings) implements Serializable {}

    private final Series series;
    private final SeriesQueries queries;
    private final HolidayQueries holidays;
    private final Clashes clashes;
    private final MeetingQueries meetings;
    private final MeetingAccess access;
    private final Words words;
    private final Dates dates;

    SeriesController(
            Series series,
            SeriesQueries queries,
            HolidayQueries holidays,
            Clashes clashes,
            MeetingQueries meetings,
            MeetingAccess access,
            Words words,
            Dates dates) {
        this.series = series;
        this.queries = queries;
        this.holidays = holidays;
        this.clashes = clashes;
        this.meetings = meetings;
        this.access = access;
        this.words = words;
        this.dates = dates;
    }

    /** The form; with an answer in it, the days that come of it too. */
    @GetMapping
    String ask(
            @PathVariable String slug,
            @ModelAttribute("form") SeriesForm form,
            BindingResult wrong,
            CurrentPerson me,
            Model model,
            HttpServletResponse response) {
        var meeting = meetings.row(access.organised(me, slug));
        if (form.rhythm().isEmpty()) {
            renewed(SeriesForm.empty(meeting.title()), model);
            return shown(meeting, List.of(), model);
        }
        var days = suggested(meeting, form, wrong);
        if (wrong.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return shown(meeting, List.of(), model);
        }
        model.addAttribute("suggested", true);
        renewed(form.titled(meeting.title()), model);
        return shown(meeting, warned(me, meeting, days), model);
    }

    @PostMapping
    String make(
            @PathVariable String slug,
            @ModelAttribute("form") SeriesForm form,
            BindingResult wrong,
            CurrentPerson me,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        var id = access.organised(me, slug);
        var meeting = meetings.row(id);
        form.checkTitle(wrong);
        var days = form.chosen(dates.today(), wrong);
        // Before they are made: afterwards each would be told of the others.
        var warned = warned(me, meeting, days);
        var made = Attempt.gives(wrong, response, key -> "days", () -> series.make(me, id, form.title(), days));
        if (made.isPresent()) {
            flash.addFlashAttribute(
                    "flash", words.of("planner.series.made", made.get().size()));
            flash.addFlashAttribute("made", with(warned, made.get()));
            return "redirect:/organise/year?year="
                    + AcademicYear.of(days.iterator().next()).inAddress();
        }
        if (days.isEmpty()) {
            // What cannot be read of the first form was said when the days were asked for.
            var again = suggested(meeting, form, new BeanPropertyBindingResult(form, "form"));
            model.addAttribute("suggested", true);
            return shown(meeting, warned(me, meeting, again), model);
        }
        return shown(meeting, warned, model);
    }

    private static void renewed(SeriesForm form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", new BeanPropertyBindingResult(form, "form"));
    }

    private static ArrayList<Made> with(List<Day> warned, List<Series.Made> made) {
        return made.stream()
                .map(one -> new Made(
                        one.meeting(),
                        one.title(),
                        one.day(),
                        warned.stream()
                                .filter(day -> day.date().equals(one.day()))
                                .findFirst()
                                .orElseThrow()
                                .warnings()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private List<LocalDate> suggested(MeetingRow meeting, SeriesForm form, Errors wrong) {
        return days(meeting, form.weeksBetween(wrong), form.howMany(wrong));
    }

    private List<LocalDate> days(MeetingRow meeting, @Nullable Integer weeks, int times) {
        var from = dates.date(meeting.startsAt());
        var region = queries.region(meeting.id());
        var today = dates.today();
        var start = from.isAfter(today) ? from : today;
        var closed = holidays.between(start, start.plusYears(SeriesForm.MOST + 2)).stream()
                .filter(holiday -> holiday.concerns(region.id(), region.nation()))
                .toList();
        return SeriesDays.of(
                from, today, weeks, times, day -> closed.stream().anyMatch(holiday -> holiday.covers(day)));
    }

    private List<Day> warned(CurrentPerson me, MeetingRow meeting, Collection<LocalDate> days) {
        var region = queries.region(meeting.id());
        var warnings = clashes.on(
                        me,
                        days.stream()
                                .map(day -> new Clashes.Idea(region.id(), day, null))
                                .toList())
                .iterator();
        var shown = new ArrayList<Day>();
        days.forEach(day -> shown.add(new Day(day, warnings.next())));
        return shown;
    }

    private String shown(MeetingRow meeting, List<Day> days, Model model) {
        model.addAttribute("nav", "organise");
        model.addAttribute("meeting", meeting);
        model.addAttribute("series", days);
        model.addAttribute("region", queries.region(meeting.id()).id());
        return "planner/series";
    }
}
