package org.staffroom.regions;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.AmbassadorForms.Absence;
import org.staffroom.regions.AmbassadorForms.Appointment;
import org.staffroom.regions.AmbassadorForms.Ending;
import org.staffroom.shared.Attempt;
import org.staffroom.shared.Dates;
import org.staffroom.shared.Words;

/** Appointing ambassadors, marking them away, ending their time. */
@Controller
@RequestMapping("/admin/regions/{slug}/ambassadors")
class AmbassadorController {

    private final Regions regions;
    private final RegionQueries queries;
    private final Words words;
    private final Dates dates;

    AmbassadorController(Regions regions, RegionQueries queries, Words words, Dates dates) {
        this.regions = regions;
        this.queries = queries;
        this.words = words;
        this.dates = dates;
    }

    @GetMapping("/new")
    String empty(@PathVariable String slug, Model model) {
        var region = queries.find(slug);
        model.addAttribute("region", region);
        var first = queries.ambassadors(region.id()).isEmpty();
        model.addAttribute(
                "form", new Appointment("", first ? Ambassador.Role.LEAD : Ambassador.Role.CO, dates.today()));
        return "regions/appoint";
    }

    @PostMapping
    String appoint(
            CurrentPerson me,
            @PathVariable String slug,
            @Valid @ModelAttribute("form") Appointment form,
            BindingResult wrong,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        if (Attempt.succeeds(
                wrong,
                response,
                key -> key.equals("regions.refused.day-far-away") ? "since" : "email",
                () -> regions.appoint(me, slug, form.email(), form.role(), form.since()))) {
            flash.addFlashAttribute("flash", words.of("regions.ambassador.appointed"));
            return "redirect:/admin/regions/" + slug;
        }
        model.addAttribute("region", queries.find(slug));
        return "regions/appoint";
    }

    @GetMapping("/{id}")
    String open(@PathVariable String slug, @PathVariable UUID id, Model model) {
        model.addAttribute("ending", new Ending(dates.today(), "", false));
        return page(slug, id, model, true);
    }

    @PostMapping("/{id}/absence")
    String away(
            CurrentPerson me,
            @PathVariable String slug,
            @PathVariable UUID id,
            @Valid @ModelAttribute("absence") Absence form,
            BindingResult wrong,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        if (Attempt.succeeds(wrong, response, key -> "back", () -> regions.away(me, slug, id, form.back()))) {
            flash.addFlashAttribute(
                    "flash",
                    form.back() == null
                            ? words.of("regions.ambassador.back")
                            : words.of("regions.ambassador.away", dates.day(form.back())));
            return "redirect:/admin/regions/" + slug;
        }
        model.addAttribute("ending", new Ending(dates.today(), "", false));
        return page(slug, id, model, false);
    }

    @PostMapping("/{id}/end")
    String end(
            CurrentPerson me,
            @PathVariable String slug,
            @PathVariable UUID id,
            @Valid @ModelAttribute("ending") Ending form,
            BindingResult wrong,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        if (Attempt.succeeds(
                wrong,
                response,
                AmbassadorController::fieldOfEnding,
                () -> regions.end(me, slug, id, form.lastDay(), form.successorOrNull(), form.knowinglyWithout()))) {
            flash.addFlashAttribute("flash", words.of("regions.ambassador.ended", dates.day(form.lastDay())));
            return "redirect:/admin/regions/" + slug;
        }
        return page(slug, id, model, true);
    }

    private static String fieldOfEnding(String refusal) {
        return switch (refusal) {
            case "regions.refused.ends-before-start", "regions.refused.ended-already", "regions.refused.day-far-away" ->
                "lastDay";
            default -> "successor";
        };
    }

    private String page(String slug, UUID id, Model model, boolean withAbsence) {
        var region = queries.find(slug);
        var ambassador = queries.assignment(region.id(), id);
        model.addAttribute("region", region);
        model.addAttribute("ambassador", ambassador);
        if (withAbsence) {
            model.addAttribute("absence", new Absence(ambassador.awayUntil()));
        }
        return "regions/ambassador";
    }
}
