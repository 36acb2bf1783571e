package org.staffroom.attendees;

import jakarta.validation.Valid;
import java.util.List;
import java.util.Objects;
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
import org.staffroom.door.DoorHelpers;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Words;

/** Who comes, for the organisers of a meeting; and who helps at the door. */
@Controller
@RequestMapping("/organise/meetings/{slug}")
class AttendeesController {

    private final MeetingAccess access;
    private final AttendeePages pages;
    private final DoorHelpers helpers;
    private final Words words;

    AttendeesController(MeetingAccess access, AttendeePages pages, DoorHelpers helpers, Words words) {
        this.access = access;
        this.pages = pages;
        this.helpers = helpers;
        this.words = words;
    }

    /** @param selected "all" ticks everybody shown */
    @GetMapping("/attendees")
    String show(
            CurrentPerson me,
            @PathVariable String slug,
            @ModelAttribute("typed") FilterForm typed,
            @RequestParam(required = false) @Nullable String selected,
            Model model) {
        pages.list(model, me, access.organised(me, slug), typed.filter(), List.of());
        model.addAttribute("all", "all".equals(selected));
        return AttendeePages.LIST;
    }

    @PostMapping("/helpers")
    ModelAndView name(
            CurrentPerson me,
            @PathVariable String slug,
            @Valid @ModelAttribute("form") HelperForm form,
            BindingResult problems,
            Model model,
            RedirectAttributes redirect) {
        var meeting = access.organised(me, slug);
        if (!problems.hasErrors()) {
            try {
                var name = helpers.name(me, meeting, Objects.requireNonNull(form.who()));
                redirect.addFlashAttribute("flash", words.of("door.flash.helper", name));
                return new ModelAndView("redirect:/organise/meetings/" + slug + "/attendees#helpers");
            } catch (Refused refused) {
                problems.rejectValue("who", refused.key(), words.of(refused));
            }
        }
        pages.list(model, me, meeting, AttendeeFilter.NONE, List.of());
        return new ModelAndView(AttendeePages.LIST, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @PostMapping("/helpers/{person}/removal")
    String remove(CurrentPerson me, @PathVariable String slug, @PathVariable UUID person, RedirectAttributes redirect) {
        helpers.remove(me, access.organised(me, slug), new PersonId(person));
        redirect.addFlashAttribute("flash", words.of("door.flash.helper-removed"));
        return "redirect:/organise/meetings/" + slug + "/attendees#helpers";
    }
}
