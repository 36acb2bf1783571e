package org.staffroom.cpd;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.AcademicYear;
import org.staffroom.shared.Dates;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.SeeOther;
import org.staffroom.shared.Words;

/** One's own CPD, a year at a time. */
@Controller
@RequestMapping("/my/cpd")
class CpdController {

    private static final String PAGE = "cpd/cpd";

    private final CpdQueries queries;
    private final Cpd cpd;
    private final Certificates certificates;
    private final Dates dates;
    private final Words words;

    CpdController(CpdQueries queries, Cpd cpd, Certificates certificates, Dates dates, Words words) {
        this.queries = queries;
        this.cpd = cpd;
        this.certificates = certificates;
        this.dates = dates;
        this.words = words;
    }

    @ModelAttribute("nav")
    String nav() {
        return "my";
    }

    @GetMapping
    String show(CurrentPerson me, @RequestParam(required = false) @Nullable String year, Model model) {
        var shown = year == null ? thisYear() : AcademicYear.parse(year).orElseThrow(NotFound::new);
        model.addAttribute("form", GoalForm.of(fill(me, shown, model)));
        return PAGE;
    }

    @PostMapping("/goal")
    ModelAndView aim(
            CurrentPerson me,
            @RequestParam(defaultValue = "") String year,
            @ModelAttribute("form") GoalForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        var shown = AcademicYear.parse(year).orElseGet(this::thisYear);
        var minutes = form.hours().isEmpty() ? null : TypedHours.minutes(form.hours());
        if (!form.hours().isEmpty() && (minutes == null || minutes < GoalForm.LEAST || minutes > GoalForm.MOST)) {
            errors.rejectValue("hours", "cpd.goal.wrong");
            fill(me, shown, model);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return new ModelAndView(PAGE, model.asMap());
        }
        cpd.aimFor(me, minutes);
        after.addFlashAttribute("flash", words.of(minutes == null ? "cpd.flash.no-goal" : "cpd.flash.goal"));
        return SeeOther.to("/my/cpd?year=" + shown.inAddress());
    }

    @PostMapping("/years/{year}/statement")
    ModelAndView issue(CurrentPerson me, @PathVariable String year, RedirectAttributes after) {
        var of = AcademicYear.parse(year).orElseThrow(NotFound::new);
        try {
            certificates.issue(me, of);
            after.addFlashAttribute("flash", words.of("cpd.flash.statement"));
        } catch (Refused refused) {
            after.addFlashAttribute("flash", words.of(refused));
        }
        return SeeOther.to("/my/cpd?year=" + of.inAddress() + "#statement");
    }

    private @Nullable Integer fill(CurrentPerson me, AcademicYear shown, Model model) {
        var days = queries.days(me.id());
        var events = queries.events(me.id());
        var goal = queries.goal(me.id());
        var issued = certificates.current(me.id());
        var years = new TreeSet<AcademicYear>();
        years.add(thisYear());
        years.add(shown);
        days.forEach(day -> years.add(of(day)));
        events.forEach(event -> years.add(AcademicYear.of(event.day())));
        model.addAttribute("years", List.copyOf(years.descendingSet()));
        model.addAttribute(
                "cpd",
                new CpdYear(
                        shown,
                        days.stream().filter(day -> of(day).equals(shown)).toList(),
                        events.stream()
                                .filter(event -> AcademicYear.of(event.day()).equals(shown))
                                .toList(),
                        goal,
                        issued.stream()
                                .filter(one -> Integer.valueOf(shown.start()).equals(one.year()))
                                .findFirst()
                                .orElse(null)));
        return goal;
    }

    private AcademicYear of(CpdDay day) {
        return AcademicYear.of(dates.date(day.startsAt()));
    }

    private AcademicYear thisYear() {
        return AcademicYear.of(dates.today());
    }
}
