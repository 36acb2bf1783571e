package org.staffroom.registration;

import jakarta.validation.Valid;
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
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.places.OwnPlace;
import org.staffroom.places.PlaceAnswers;
import org.staffroom.places.PlaceQueries;
import org.staffroom.places.Places;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Words;

/** One's own place: take it, see it, give it back, say what one needs. */
@Controller
@RequestMapping("/meetings/{slug}/registration")
class RegistrationController {

    private static final String PAGE = "registration/registration";

    private final MeetingAccess access;
    private final OwnPlacePages pages;
    private final Places places;
    private final PlaceAnswers answers;
    private final PlaceQueries queries;
    private final Words words;

    RegistrationController(
            MeetingAccess access,
            OwnPlacePages pages,
            Places places,
            PlaceAnswers answers,
            PlaceQueries queries,
            Words words) {
        this.access = access;
        this.pages = pages;
        this.places = places;
        this.answers = answers;
        this.queries = queries;
        this.words = words;
    }

    @GetMapping
    String show(CurrentPerson me, @PathVariable String slug, Model model) {
        pages.fill(model, me, access.published(slug));
        return PAGE;
    }

    /** @param mode may be left out where the meeting offers one only; a hybrid meeting's is the room then */
    @PostMapping
    ModelAndView take(
            CurrentPerson me,
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable String mode,
            Model model,
            RedirectAttributes redirect) {
        var meeting = access.published(slug);
        try {
            places.take(me, meeting, pages.mode(meeting, mode));
        } catch (Refused refused) {
            return refused(me, meeting, refused, model);
        }
        redirect.addFlashAttribute("flash", pages.said(me, meeting));
        return new ModelAndView("redirect:" + pages.after(me, meeting));
    }

    @PostMapping("/cancellation")
    ModelAndView giveBack(CurrentPerson me, @PathVariable String slug, Model model, RedirectAttributes redirect) {
        var meeting = access.published(slug);
        var had = queries.ownPlace(meeting, me.id()).filter(OwnPlace::active);
        try {
            places.giveBack(me, meeting);
        } catch (Refused refused) {
            return refused(me, meeting, refused, model);
        }
        redirect.addFlashAttribute("flash", words.of("registration.flash." + goodbye(had.orElse(null))));
        return new ModelAndView("redirect:/meetings/" + slug + "/registration");
    }

    private static String goodbye(@Nullable OwnPlace had) {
        if (had == null) {
            return "given-back";
        }
        return switch (had.status()) {
            case WAITING -> "left-waiting";
            case REQUESTED -> "withdrawn";
            case OFFERED -> "offer-declined";
            default -> "given-back";
        };
    }

    /** Yes: the offered place is still wanted, or the new date suits. */
    @PostMapping("/confirmation")
    String confirm(CurrentPerson me, @PathVariable String slug, RedirectAttributes redirect) {
        var meeting = access.published(slug);
        answers.yes(me, meeting);
        var place = queries.ownPlace(meeting, me.id());
        redirect.addFlashAttribute(
                "flash",
                words.of(
                        place.filter(OwnPlace::confirmed).isPresent()
                                ? "registration.flash.confirmed"
                                : "registration.flash.too-late"));
        return "redirect:/meetings/" + slug + "/registration";
    }

    /** Cannot come, and never had a place. */
    @PostMapping("/apologies")
    ModelAndView apologise(CurrentPerson me, @PathVariable String slug, Model model, RedirectAttributes redirect) {
        var meeting = access.published(slug);
        try {
            places.apologise(me, meeting);
        } catch (Refused refused) {
            return refused(me, meeting, refused, model);
        }
        redirect.addFlashAttribute("flash", words.of("registration.flash.apologies"));
        return new ModelAndView("redirect:/meetings/" + slug + "/registration");
    }

    @GetMapping("/needs")
    String needs(CurrentPerson me, @PathVariable String slug, Model model) {
        var meeting = access.published(slug);
        model.addAttribute(
                "form", NeedsForm.of(queries.ownNeeds(meeting, me.id()).orElseThrow(NotFound::new)));
        pages.fill(model, me, meeting);
        return "registration/needs";
    }

    @PostMapping("/needs")
    ModelAndView updateNeeds(
            CurrentPerson me,
            @PathVariable String slug,
            @Valid @ModelAttribute("form") NeedsForm form,
            BindingResult problems,
            Model model,
            RedirectAttributes redirect) {
        var meeting = access.published(slug);
        if (problems.hasErrors()) {
            queries.ownNeeds(meeting, me.id()).orElseThrow(NotFound::new);
            pages.fill(model, me, meeting);
            return new ModelAndView("registration/needs", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        places.updateNeeds(me, meeting, form.needs());
        redirect.addFlashAttribute("flash", words.of("registration.flash.needs"));
        return new ModelAndView("redirect:/meetings/" + slug + "/registration");
    }

    private ModelAndView refused(CurrentPerson me, MeetingId meeting, Refused refused, Model model) {
        pages.fill(model, me, meeting);
        model.addAttribute("refused", words.of(refused));
        return new ModelAndView(PAGE, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }
}
