package org.staffroom.speakers;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Words;

/** A speaker says that they cannot be at a meeting with their talk, or that they can after all. */
@Controller
@RequestMapping("/my/talks/{talk}/meetings/{slug}/absence")
class AbsenceController {

    private final Absences absences;
    private final Words words;

    AbsenceController(Absences absences, Words words) {
        this.absences = absences;
        this.words = words;
    }

    @PostMapping
    String say(
            CurrentPerson me,
            @PathVariable String talk,
            @PathVariable String slug,
            @RequestParam(name = "words", defaultValue = "") String said,
            RedirectAttributes after) {
        try {
            absences.say(me, talk, slug, said);
            after.addFlashAttribute("flash", words.of("speakers.absence.said"));
        } catch (Refused refused) {
            // What was typed is in the form again.
            after.addFlashAttribute("refused", words.of(refused));
            after.addFlashAttribute("typed", said);
            after.addFlashAttribute("typedFor", talk + "/" + slug);
        }
        return "redirect:/my/talks";
    }

    @PostMapping("/removal")
    String takeBack(CurrentPerson me, @PathVariable String talk, @PathVariable String slug, RedirectAttributes after) {
        absences.takeBack(me, talk, slug);
        after.addFlashAttribute("flash", words.of("speakers.absence.taken-back"));
        return "redirect:/my/talks";
    }
}
