package org.staffroom.meetings;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.SeeOther;
import org.staffroom.shared.StaleVersion;
import org.staffroom.shared.Words;

/** Throws a draft away, after having shown what goes with it. */
@Controller
class DraftRemovalController {

    private final DraftRemoval removal;
    private final OrganiserQueries queries;
    private final Words words;

    DraftRemovalController(DraftRemoval removal, OrganiserQueries queries, Words words) {
        this.removal = removal;
        this.queries = queries;
        this.words = words;
    }

    @GetMapping("/organise/meetings/{slug}/removal")
    ModelAndView ask(@PathVariable String slug, CurrentPerson me, Model model, RedirectAttributes redirect) {
        return shown(me, slug, model, HttpStatus.OK, redirect);
    }

    @PostMapping("/organise/meetings/{slug}/removal")
    ModelAndView throwAway(
            @PathVariable String slug,
            @RequestParam(defaultValue = "-1") int version,
            @RequestParam(defaultValue = "0") int ties,
            CurrentPerson me,
            Model model,
            RedirectAttributes redirect) {
        try {
            removal.throwAway(me, meeting(slug), version, ties);
        } catch (StaleVersion stale) {
            model.addAttribute("refused", words.of("meetings.removal.otherwise"));
            return shown(me, slug, model, HttpStatus.CONFLICT, redirect);
        } catch (Refused refused) {
            return refused(slug, refused, redirect);
        }
        redirect.addFlashAttribute("flash", words.of("meetings.flash.thrown-away"));
        return SeeOther.to("/organise");
    }

    private ModelAndView refused(String slug, Refused refused, RedirectAttributes redirect) {
        redirect.addFlashAttribute("refused", words.of(refused));
        return SeeOther.to("/organise/meetings/" + slug + "/details");
    }

    private ModelAndView shown(
            CurrentPerson me, String slug, Model model, HttpStatus status, RedirectAttributes redirect) {
        var meeting = meeting(slug);
        try {
            model.addAttribute("seen", removal.look(me, meeting));
        } catch (Refused published) {
            return refused(slug, published, redirect);
        }
        model.addAttribute("nav", "organise");
        model.addAttribute("heading", queries.head(meeting));
        return new ModelAndView("meetings/removal", model.asMap(), status);
    }

    /** Also one that is gone. */
    private MeetingId meeting(String slug) {
        var found = queries.named(slug);
        if (found != null) {
            return found;
        }
        var id = MeetingAccess.idOrNull(slug);
        if (id == null) {
            throw new NotFound();
        }
        return new MeetingId(id);
    }
}
