package org.staffroom.meetings;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.Refused;
import org.staffroom.shared.SeeOther;
import org.staffroom.shared.Typed;
import org.staffroom.shared.Words;

/** Cancels a meeting, after having shown who will be told. */
@Controller
class CancellationController {

    record Reason(
            @NotBlank(message = "{meetings.refused.no-reason}")
            @Size(max = 1000, message = "{meetings.cancellation.length}")
            String reason) {

        Reason {
            reason = Typed.text(reason);
        }
    }

    private final Meetings meetings;
    private final MeetingQueries rows;
    private final OrganiserQueries queries;
    private final MeetingAudience audience;
    private final MeetingAccess access;
    private final Words words;

    CancellationController(
            Meetings meetings,
            MeetingQueries rows,
            OrganiserQueries queries,
            MeetingAudience audience,
            MeetingAccess access,
            Words words) {
        this.meetings = meetings;
        this.rows = rows;
        this.queries = queries;
        this.audience = audience;
        this.access = access;
        this.words = words;
    }

    @GetMapping("/organise/meetings/{slug}/cancellation")
    String ask(@PathVariable String slug, CurrentPerson me, Model model) {
        model.addAttribute("form", new Reason(""));
        return shown(access.organised(me, slug), model);
    }

    @PostMapping("/organise/meetings/{slug}/cancellation")
    ModelAndView cancel(
            @PathVariable String slug,
            @Valid @ModelAttribute("form") Reason form,
            BindingResult errors,
            CurrentPerson me,
            Model model,
            RedirectAttributes redirect) {
        var meeting = access.organised(me, slug);
        if (!errors.hasErrors()) {
            try {
                var told = audience.of(meeting).total();
                meetings.cancel(me, meeting, form.reason());
                redirect.addFlashAttribute("flash", words.of("meetings.flash.cancelled", told));
                return SeeOther.to("/meetings/" + slug);
            } catch (Refused refused) {
                errors.reject(refused.key(), refused.arguments(), null);
            }
        }
        return new ModelAndView(shown(meeting, model), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private String shown(MeetingId meeting, Model model) {
        model.addAttribute("nav", "organise");
        model.addAttribute("heading", queries.head(meeting));
        model.addAttribute("meeting", rows.row(meeting));
        model.addAttribute("audience", audience.of(meeting));
        model.addAttribute("unheard", audience.unheard(meeting));
        return "meetings/cancellation";
    }
}
