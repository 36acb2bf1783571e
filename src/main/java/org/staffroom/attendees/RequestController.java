package org.staffroom.attendees;

import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.places.Requests;
import org.staffroom.places.RuleBook;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Words;

/** Yes or no to somebody who asks for a place; from the page of places. */
@Controller
@RequestMapping("/organise/meetings/{slug}/requests/{person}")
class RequestController {

    private final MeetingAccess access;
    private final PlacePages pages;
    private final RuleBook book;
    private final Requests requests;
    private final Words words;

    RequestController(MeetingAccess access, PlacePages pages, RuleBook book, Requests requests, Words words) {
        this.access = access;
        this.pages = pages;
        this.book = book;
        this.requests = requests;
        this.words = words;
    }

    @PostMapping("/approval")
    ModelAndView approve(
            CurrentPerson me,
            @PathVariable String slug,
            @PathVariable UUID person,
            Model model,
            RedirectAttributes redirect) {
        var meeting = access.organised(me, slug);
        try {
            requests.approve(me, meeting, new PersonId(person));
            return answered(slug, redirect, "attendees.flash.approved");
        } catch (Refused refused) {
            return refused(me, meeting, refused, model);
        }
    }

    @PostMapping("/refusal")
    ModelAndView decline(
            CurrentPerson me,
            @PathVariable String slug,
            @PathVariable UUID person,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes redirect) {
        var meeting = access.organised(me, slug);
        try {
            requests.decline(me, meeting, new PersonId(person), reason);
            return answered(slug, redirect, "attendees.flash.declined");
        } catch (Refused refused) {
            // Whoever was answered meanwhile is no longer there to be answered; the words still are.
            model.addAttribute(refused.key().equals("places.refused.answered") ? "unsent" : "reason", reason);
            model.addAttribute("declining", person);
            return refused(me, meeting, refused, model);
        }
    }

    private ModelAndView answered(String slug, RedirectAttributes redirect, String said) {
        redirect.addFlashAttribute("flash", words.of(said));
        return new ModelAndView("redirect:/organise/meetings/" + slug + "/places#requests");
    }

    private ModelAndView refused(CurrentPerson me, MeetingId meeting, Refused refused, Model model) {
        pages.places(model, me, meeting, book.day(me, meeting), null);
        model.addAttribute("refused", words.of(refused));
        return PlacePages.unprocessable(model);
    }
}
