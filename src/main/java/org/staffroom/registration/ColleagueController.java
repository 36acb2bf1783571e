package org.staffroom.registration;

import jakarta.validation.Valid;
import java.util.List;
import java.util.Map;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.places.ColleagueQueries;
import org.staffroom.places.ColleagueRow;
import org.staffroom.places.Colleagues;
import org.staffroom.places.PlaceAnswers;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Words;

/** The colleagues one brings: their places, what they need, giving one back. */
@Controller
@RequestMapping("/meetings/{slug}/registration/colleagues")
class ColleagueController {

    private static final String PAGE = "registration/colleagues";
    private static final String NEEDS = "registration/needs";
    private static final int FIELDS_AT_ONCE = 4;

    private final MeetingAccess access;
    private final OwnPlacePages pages;
    private final ColleagueQueries queries;
    private final Colleagues colleagues;
    private final PlaceAnswers answers;
    private final Words words;

    ColleagueController(
            MeetingAccess access,
            OwnPlacePages pages,
            ColleagueQueries queries,
            Colleagues colleagues,
            PlaceAnswers answers,
            Words words) {
        this.access = access;
        this.pages = pages;
        this.queries = queries;
        this.colleagues = colleagues;
        this.answers = answers;
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

    /** Whether the new date suits those who cannot be asked themselves. */
    @GetMapping("/answers")
    String asked(CurrentPerson me, @PathVariable String slug, Model model) {
        var meeting = access.published(slug);
        pages.fill(model, me, meeting);
        model.addAttribute("asked", asked(me, meeting));
        return "registration/colleague-answers";
    }

    /** @param typed yes or no by registration; who is left out is asked still */
    @PostMapping("/answers")
    String answer(
            CurrentPerson me,
            @PathVariable String slug,
            @RequestParam Map<String, String> typed,
            RedirectAttributes redirect) {
        var meeting = access.published(slug);
        try {
            for (var one : asked(me, meeting)) {
                switch (typed.getOrDefault(one.id().toString(), "")) {
                    case "yes" -> answers.yesFor(me, meeting, one.id());
                    case "no" -> colleagues.giveBack(me, meeting, one.id());
                    default -> {}
                }
            }
        } catch (Refused | NotFound meanwhile) {
            // It started, was cancelled, or the time was over at this very moment: the page says what is so.
        }
        var left = asked(me, meeting).size();
        redirect.addFlashAttribute("flash", words.of("registration.flash.colleagues-asked", left));
        return left > 0 ? "redirect:/meetings/" + slug + "/registration/colleagues/answers" : path(slug);
    }

    private List<ColleagueRow> asked(CurrentPerson me, MeetingId meeting) {
        return queries.of(meeting, me.id()).stream().filter(ColleagueRow::asked).toList();
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
        return new ModelAndView(path(slug));
    }

    private static String path(String slug) {
        return "redirect:/meetings/" + slug + "/registration/colleagues";
    }

    private void fill(Model model, CurrentPerson me, MeetingId meeting) {
        pages.fill(model, me, meeting);
        var brought = queries.of(meeting, me.id());
        var left = Math.max(0, queries.most(meeting) - brought.size());
        model.addAttribute("brought", brought);
        model.addAttribute("left", left);
        model.addAttribute("asked", brought.stream().anyMatch(ColleagueRow::asked));
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
