package org.staffroom.attendees;

import jakarta.validation.Valid;
import java.util.Objects;
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
import org.staffroom.people.CurrentPerson;
import org.staffroom.places.ByHand;
import org.staffroom.places.MeetingDays;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Words;

/** Somebody is added to the list by one of the organisers. */
@Controller
@RequestMapping("/organise/meetings/{slug}/attendees/new")
class ByHandController {

    private static final String PAGE = "attendees/by-hand";

    private final MeetingAccess access;
    private final AttendeePages pages;
    private final MeetingDays days;
    private final ByHand hand;
    private final Words words;

    ByHandController(MeetingAccess access, AttendeePages pages, MeetingDays days, ByHand hand, Words words) {
        this.access = access;
        this.pages = pages;
        this.days = days;
        this.hand = hand;
        this.words = words;
    }

    @GetMapping
    String show(CurrentPerson me, @PathVariable String slug, Model model) {
        model.addAttribute("form", ByHandForm.EMPTY);
        pages.heading(model, me, access.organised(me, slug), AttendeeFilter.NONE);
        return PAGE;
    }

    @PostMapping
    ModelAndView add(
            CurrentPerson me,
            @PathVariable String slug,
            @Valid @ModelAttribute("form") ByHandForm form,
            BindingResult problems,
            Model model,
            RedirectAttributes redirect) {
        var meeting = access.organised(me, slug);
        if (!problems.hasErrors()) {
            var name = Objects.requireNonNull(form.name()).strip();
            try {
                var placed = hand.add(
                        me,
                        meeting,
                        name,
                        form.email(),
                        form.placeMode(days.find(meeting)),
                        form.waits(),
                        Objects.requireNonNull(form.reason()));
                redirect.addFlashAttribute(
                        "flash", words.of(placed ? "attendees.flash.added" : "attendees.flash.added-waiting", name));
                return new ModelAndView("redirect:/organise/meetings/" + slug + "/attendees");
            } catch (Refused refused) {
                problems.reject(refused.key(), refused.arguments(), words.of(refused));
            }
        }
        pages.heading(model, me, meeting, AttendeeFilter.NONE);
        return new ModelAndView(PAGE, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }
}
