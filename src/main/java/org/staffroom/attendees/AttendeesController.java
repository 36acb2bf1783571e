package org.staffroom.attendees;

import jakarta.validation.Valid;
import java.time.Clock;
import java.util.Objects;
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
import org.staffroom.people.PersonId;
import org.staffroom.shared.Refused;

/** Who comes, for the organisers of a meeting; and who helps at the door. */
@Controller
@RequestMapping("/organise/meetings/{slug}")
class AttendeesController {

    private static final String PAGE = "attendees/attendees";

    private final MeetingAccess access;
    private final MeetingDays days;
    private final AttendeeListQueries queries;
    private final DoorHelpers helpers;
    private final Words words;
    private final Clock clock;

    AttendeesController(
            MeetingAccess access,
            MeetingDays days,
            AttendeeListQueries queries,
            DoorHelpers helpers,
            Words words,
            Clock clock) {
        this.access = access;
        this.days = days;
        this.queries = queries;
        this.helpers = helpers;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/attendees")
    String show(CurrentPerson me, @PathVariable String slug, Model model) {
        model.addAttribute("form", new HelperForm(""));
        fill(model, me, access.organised(me, slug));
        return PAGE;
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
                redirect.addFlashAttribute("flash", words.of("attendees.flash.helper", name));
                return new ModelAndView("redirect:/organise/meetings/" + slug + "/attendees#helpers");
            } catch (Refused refused) {
                problems.rejectValue("who", refused.key(), words.of(refused));
            }
        }
        fill(model, me, meeting);
        return new ModelAndView(PAGE, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @PostMapping("/helpers/{person}/removal")
    String remove(CurrentPerson me, @PathVariable String slug, @PathVariable UUID person, RedirectAttributes redirect) {
        helpers.remove(me, access.organised(me, slug), new PersonId(person));
        redirect.addFlashAttribute("flash", words.of("attendees.flash.helper-removed"));
        return "redirect:/organise/meetings/" + slug + "/attendees#helpers";
    }

    private void fill(Model model, CurrentPerson me, MeetingId meeting) {
        var day = days.find(meeting);
        model.addAttribute("nav", "organise");
        model.addAttribute("meeting", day);
        model.addAttribute("list", queries.list(me, meeting));
        model.addAttribute("helpers", queries.helpers(me, meeting));
        model.addAttribute("now", clock.instant());
        model.addAttribute("started", !clock.instant().isBefore(day.dayBegins()));
    }
}
