package org.staffroom.registration;

import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.places.ColleagueQueries;
import org.staffroom.places.Colleagues;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Words;

/** The colleagues one brings: their places, what they need, giving one back. */
@Controller
@RequestMapping("/meetings/{slug}/registration/colleagues")
class ColleagueController {

    private static final String PAGE = "registration/colleagues";
    private static final String NEEDS = "registration/colleague-needs";
    private static final int FIELDS_AT_ONCE = 4;

    private final MeetingAccess access;
    private final OwnPlacePages pages;
    private final ColleagueQueries queries;
    private final Colleagues colleagues;
    private final Words words;

    ColleagueController(
            MeetingAccess access, OwnPlacePages pages, ColleagueQueries queries, Colleagues colleagues, Words words) {
        this.access = access;
        this.pages = pages;
        this.queries = queries;
        this.colleagues = colleagues;
        this.words = words;
    }

    @GetMapping
    String show(CurrentPerson me, @PathVariable String slug, Model model) {
        fill(model, me, access.published(slug));
        return PAGE;
    }

    @PostMapping
    ModelAndView bring(
            CurrentPerson me,
            @PathVariable String slug,
            @Valid @ModelAttribute("form") ColleaguesForm form,
            BindingResult problems,
            Model model,
            RedirectAttributes redirect) {
        var meeting = access.published(slug);
        if (!problems.hasErrors()) {
            try {
                if (form.named().isEmpty()) {
                    throw new Refused("registration.colleagues.name-missing");
                }
                var outcome = colleagues.bring(me, meeting, form.named());
                redirect.addFlashAttribute("flash", said(outcome));
                return back(slug);
            } catch (Refused refused) {
                model.addAttribute("refused", words.of(refused));
            }
        }
        fill(model, me, meeting);
        return new ModelAndView(PAGE, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @PostMapping("/{registration}/cancellation")
    ModelAndView giveBack(
            CurrentPerson me,
            @PathVariable String slug,
            @PathVariable UUID registration,
            Model model,
            RedirectAttributes redirect) {
        var meeting = access.published(slug);
        try {
            colleagues.giveBack(me, meeting, registration);
        } catch (Refused refused) {
            fill(model, me, meeting);
            model.addAttribute("refused", words.of(refused));
            return new ModelAndView(PAGE, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        redirect.addFlashAttribute("flash", words.of("registration.flash.colleague-gone"));
        return back(slug);
    }

    @GetMapping("/{registration}/needs")
    String needs(CurrentPerson me, @PathVariable String slug, @PathVariable UUID registration, Model model) {
        var meeting = access.published(slug);
        model.addAttribute(
                "form",
                NeedsForm.of(queries.needs(meeting, me.id(), registration).orElseThrow(NotFound::new)));
        one(model, me, meeting, registration);
        return NEEDS;
    }

    @PostMapping("/{registration}/needs")
    ModelAndView updateNeeds(
            CurrentPerson me,
            @PathVariable String slug,
            @PathVariable UUID registration,
            @Valid @ModelAttribute("form") NeedsForm form,
            BindingResult problems,
            Model model,
            RedirectAttributes redirect) {
        var meeting = access.published(slug);
        queries.needs(meeting, me.id(), registration).orElseThrow(NotFound::new);
        if (problems.hasErrors()) {
            one(model, me, meeting, registration);
            return new ModelAndView(NEEDS, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        colleagues.updateNeeds(me, meeting, registration, form.needs());
        redirect.addFlashAttribute("flash", words.of("registration.flash.needs"));
        return back(slug);
    }

    private String said(Colleagues.Outcome outcome) {
        var text = words.of("registration.flash.colleagues", outcome.confirmed(), outcome.waiting());
        return outcome.unclear().isEmpty()
                ? text
                : (text + " " + words.of("registration.flash.colleagues-unclear", String.join(", ", outcome.unclear())))
                        .strip();
    }

    private static ModelAndView back(String slug) {
        return new ModelAndView("redirect:/meetings/" + slug + "/registration/colleagues");
    }

    private void fill(Model model, CurrentPerson me, MeetingId meeting) {
        pages.fill(model, me, meeting);
        var brought = queries.of(meeting, me.id());
        var left = Math.max(0, queries.most(meeting) - brought.size());
        model.addAttribute("brought", brought);
        model.addAttribute("left", left);
        if (!(model.getAttribute("form") instanceof ColleaguesForm)) {
            model.addAttribute("form", ColleaguesForm.empty(Math.min(left, FIELDS_AT_ONCE)));
        }
    }

    private void one(Model model, CurrentPerson me, MeetingId meeting, UUID registration) {
        pages.fill(model, me, meeting);
        model.addAttribute(
                "colleague",
                queries.of(meeting, me.id()).stream()
                        .filter(row -> row.id().equals(registration))
                        .findFirst()
                        .orElseThrow(NotFound::new));
    }
}
