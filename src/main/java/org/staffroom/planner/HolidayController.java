package org.staffroom.planner;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.AcademicYear;
import org.staffroom.shared.Attempt;
import org.staffroom.shared.Dates;
import org.staffroom.shared.Words;

/** The admin's page of school holidays, a year at a time. */
@Controller
@RequestMapping("/admin/holidays")
class HolidayController {

    private final SchoolHolidays holidays;
    private final HolidayQueries queries;
    private final Words words;
    private final Dates dates;

    HolidayController(SchoolHolidays holidays, HolidayQueries queries, Words words, Dates dates) {
        this.holidays = holidays;
        this.queries = queries;
        this.words = words;
        this.dates = dates;
    }

    @GetMapping
    String list(@RequestParam(required = false) @Nullable String year, Model model) {
        model.addAttribute("form", HolidayForm.empty());
        return shown(year, model);
    }

    @PostMapping
    String add(
            CurrentPerson me,
            @RequestParam(required = false) @Nullable String year,
            @ModelAttribute("form") HolidayForm form,
            BindingResult wrong,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        var schools = form.schools(wrong);
        var days = form.days(wrong);
        if (Attempt.succeeds(wrong, response, key -> field(key, form), () -> holidays.add(me, schools, days))) {
            flash.addFlashAttribute("flash", words.of("planner.holidays.added", days.size()));
            return "redirect:/admin/holidays?year="
                    + AcademicYear.of(days.get(0).first()).inAddress();
        }
        return shown(year, model);
    }

    /** @param holiday of one place, or of each place of a holiday that several have */
    @PostMapping("/removal")
    String remove(
            CurrentPerson me,
            @RequestParam List<UUID> holiday,
            @RequestParam(required = false) @Nullable String year,
            RedirectAttributes flash) {
        flash.addFlashAttribute("flash", words.of("planner.holidays.removed", holidays.remove(me, holiday)));
        return "redirect:/admin/holidays?year=" + year(year).inAddress();
    }

    private static String field(String refusal, HolidayForm form) {
        if (refusal.equals("planner.refused.holiday-nowhere")) {
            return "nations";
        }
        return form.isLines() ? "lines" : refusal.equals("planner.refused.holiday-name") ? "name" : "last";
    }

    private AcademicYear year(@Nullable String asked) {
        return AcademicYear.parse(asked == null ? "" : asked).orElseGet(() -> AcademicYear.of(dates.today()));
    }

    private String shown(@Nullable String asked, Model model) {
        var year = year(asked);
        model.addAttribute("year", year);
        model.addAttribute(
                "holidays",
                queries.ofSchools(year.firstDay(), year.end().minusDays(1)).stream()
                        .collect(Collectors.groupingBy(Holiday::days, LinkedHashMap::new, Collectors.toList())));
        model.addAttribute("nations", queries.nations());
        model.addAttribute("regions", queries.regions());
        return "planner/holidays";
    }
}
