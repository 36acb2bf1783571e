package org.staffroom.newfaces;

import java.time.Clock;
import java.util.Comparator;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.people.CurrentPerson;
import org.staffroom.places.MeetingDays;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Words;

/** New faces and who greets them, for organisers; offering to greet, for whoever has a place; and how many come again. */
@Controller
class NewFacesController {

    private final MeetingAccess access;
    private final MeetingDays days;
    private final NewFaceQueries queries;
    private final Greeters greeters;
    private final Words words;
    private final Clock clock;

    NewFacesController(
            MeetingAccess access,
            MeetingDays days,
            NewFaceQueries queries,
            Greeters greeters,
            Words words,
            Clock clock) {
        this.access = access;
        this.days = days;
        this.queries = queries;
        this.greeters = greeters;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/organise/meetings/{slug}/new-faces")
    String ofMeeting(CurrentPerson me, @PathVariable String slug, Model model) {
        var meeting = access.organised(me, slug);
        model.addAttribute("nav", "organise");
        var day = days.find(meeting);
        model.addAttribute("meeting", day);
        model.addAttribute("over", !day.postponed() && !clock.instant().isBefore(day.endsAt()));
        model.addAttribute("faces", queries.of(me, meeting));
        model.addAttribute("greeters", greeters.of(meeting));
        return "newfaces/meeting";
    }

    @GetMapping("/organise/new-faces")
    String rates(CurrentPerson me, Model model) {
        model.addAttribute("nav", "organise");
        var rates = queries.rates(me);
        model.addAttribute("regions", rates);
        model.addAttribute(
                "years",
                rates.stream()
                        .flatMap(region -> region.years().stream())
                        .map(ReturnRate::year)
                        .distinct()
                        .sorted(Comparator.reverseOrder())
                        .toList());
        return "newfaces/rates";
    }

    /** @param greets what is offered from now on; left out when the box is not ticked */
    @PostMapping("/meetings/{slug}/registration/greeting")
    String greet(
            CurrentPerson me,
            @PathVariable String slug,
            @RequestParam(defaultValue = "false") boolean greets,
            RedirectAttributes redirect) {
        try {
            greeters.offer(me, access.published(slug), greets);
            redirect.addFlashAttribute("flash", words.of(greets ? "newfaces.flash.greets" : "newfaces.flash.not"));
        } catch (Refused refused) {
            redirect.addFlashAttribute("flash", words.of(refused));
        }
        return "redirect:/meetings/" + slug + "/registration";
    }
}
