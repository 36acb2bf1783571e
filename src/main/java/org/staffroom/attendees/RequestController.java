package org.staffroom.attendees;

import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.places.Requests;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Words;

/** Yes or no to somebody who asks for a place; from the page of places. */
@Controller
@RequestMapping("/organise/meetings/{slug}/requests/{person}")
class RequestController {

    private final MeetingAccess access;
    private final Requests requests;
    private final Words words;

    RequestController(MeetingAccess access, Requests requests, Words words) {
        this.access = access;
        this.requests = requests;
        this.words = words;
    }

    @PostMapping("/approval")
    String approve(
            CurrentPerson me, @PathVariable String slug, @PathVariable UUID person, RedirectAttributes redirect) {
        var meeting = access.organised(me, slug);
        return answered(
                slug, redirect, "attendees.flash.approved", () -> requests.approve(me, meeting, new PersonId(person)));
    }

    @PostMapping("/refusal")
    String decline(
            CurrentPerson me,
            @PathVariable String slug,
            @PathVariable UUID person,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        var meeting = access.organised(me, slug);
        return answered(
                slug,
                redirect,
                "attendees.flash.declined",
                () -> requests.decline(me, meeting, new PersonId(person), reason.replace("\0", "")));
    }

    private String answered(String slug, RedirectAttributes redirect, String said, Runnable answer) {
        try {
            answer.run();
            redirect.addFlashAttribute("flash", words.of(said));
        } catch (Refused refused) {
            redirect.addFlashAttribute("refused", words.of(refused));
        }
        return "redirect:/organise/meetings/" + slug + "/places#requests";
    }
}
