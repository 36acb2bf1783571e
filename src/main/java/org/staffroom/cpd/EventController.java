package org.staffroom.cpd;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.UUID;
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
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.Drafts;
import org.staffroom.people.KeptForms;
import org.staffroom.shared.AcademicYear;
import org.staffroom.shared.Attempt;
import org.staffroom.shared.Dates;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.SeeOther;
import org.staffroom.shared.StaleVersion;
import org.staffroom.shared.Words;

/** What was learned elsewhere, added by hand. */
@Controller
@RequestMapping("/my/cpd/events")
class EventController {

    private static final String PAGE = "cpd/event";
    private static final String DRAFT = "cpd-event";

    private final Cpd cpd;
    private final CpdQueries queries;
    private final MeetingAccess meetings;
    private final Drafts drafts;
    private final KeptForms kept;
    private final Dates dates;
    private final Words words;

    EventController(
            Cpd cpd,
            CpdQueries queries,
            MeetingAccess meetings,
            Drafts drafts,
            KeptForms kept,
            Dates dates,
            Words words) {
        this.cpd = cpd;
        this.queries = queries;
        this.meetings = meetings;
        this.drafts = drafts;
        this.kept = kept;
        this.dates = dates;
        this.words = words;
    }

    @ModelAttribute("nav")
    String nav() {
        return "my";
    }

    /** @param meeting the slug of one that was attended and has no agenda to count from */
    @GetMapping("/new")
    String blank(
            CurrentPerson me,
            @RequestParam(required = false) @Nullable String meeting,
            @RequestParam(defaultValue = "") String fresh,
            Model model) {
        var typed = fresh.isEmpty() && meeting == null ? kept.find(me.id(), DRAFT, EventForm.class) : null;
        if (typed != null && typed.isPresent()) {
            model.addAttribute("keptAt", typed.get().at());
            model.addAttribute("form", typed.get().form());
        } else {
            model.addAttribute("form", meeting == null ? EventForm.EMPTY : of(me, meeting));
        }
        return form(null, model);
    }

    private EventForm of(CurrentPerson me, String slug) {
        return queries.day(me.id(), meetings.published(slug))
                .map(day -> new EventForm(
                        day.title(), day.region(), dates.date(day.startsAt()).toString(), "", "", "", ""))
                .orElseThrow(NotFound::new);
    }

    @PostMapping
    ModelAndView add(
            CurrentPerson me,
            @Valid @ModelAttribute("form") EventForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        var details = form.details(errors);
        if (Attempt.succeeds(errors, response, EventController::field, () -> cpd.add(me, details.orElseThrow()))) {
            drafts.discard(me.id(), DRAFT);
            after.addFlashAttribute("flash", words.of("cpd.flash.added"));
            return back(details.orElseThrow());
        }
        return new ModelAndView(form(null, model), model.asMap());
    }

    @GetMapping("/{id}")
    String edit(CurrentPerson me, @PathVariable UUID id, Model model) {
        model.addAttribute("form", cpd.form(me, id));
        return form(id, model);
    }

    @PostMapping("/{id}")
    ModelAndView change(
            CurrentPerson me,
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") EventForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model,
            RedirectAttributes after) {
        var known = cpd.form(me, id);
        var details = form.details(errors);
        try {
            if (Attempt.succeeds(
                    errors,
                    response,
                    EventController::field,
                    () -> cpd.change(me, id, form.versionNumber(), details.orElseThrow()))) {
                after.addFlashAttribute("flash", words.of("cpd.flash.changed"));
                return back(details.orElseThrow());
            }
        } catch (StaleVersion stale) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("conflict", true);
            model.addAttribute("form", form.withVersion(known.versionNumber()));
            model.addAttribute("now", known);
        }
        return new ModelAndView(form(id, model), model.asMap());
    }

    @PostMapping("/{id}/removal")
    ModelAndView remove(CurrentPerson me, @PathVariable UUID id, RedirectAttributes after) {
        cpd.remove(me, id);
        after.addFlashAttribute("flash", words.of("cpd.flash.removed"));
        return SeeOther.to("/my/cpd");
    }

    private static ModelAndView back(EventDetails details) {
        return SeeOther.to("/my/cpd?year=" + AcademicYear.of(details.day()).inAddress());
    }

    private static @Nullable String field(String key) {
        return key.startsWith("cpd.event.day") ? "day" : key.startsWith("cpd.event.hours") ? "hours" : null;
    }

    private String form(@Nullable UUID id, Model model) {
        model.addAttribute("id", id);
        model.addAttribute("today", dates.today());
        return PAGE;
    }
}
