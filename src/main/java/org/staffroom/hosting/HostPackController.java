package org.staffroom.hosting;

import jakarta.validation.Valid;
import java.time.Clock;
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
import org.staffroom.questions.QuestionQueries;
import org.staffroom.shared.Merged;
import org.staffroom.shared.Refused;
import org.staffroom.shared.StaleVersion;
import org.staffroom.shared.Words;

/** What the host of a meeting is told, seen before it is sent, and when it went. */
@Controller
@RequestMapping("/organise/meetings/{slug}/host")
class HostPackController {

    private final HostPacks packs;
    private final HostPackQueries queries;
    private final QuestionQueries questions;
    private final MeetingAccess access;
    private final Words words;
    private final Clock clock;

    HostPackController(
            HostPacks packs,
            HostPackQueries queries,
            QuestionQueries questions,
            MeetingAccess access,
            Words words,
            Clock clock) {
        this.packs = packs;
        this.queries = queries;
        this.questions = questions;
        this.access = access;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable String slug, CurrentPerson me, Model model) {
        return page(access.organised(me, slug), model);
    }

    /** What is added stands on the page, as the host will read it, before anything is sent. */
    @PostMapping("/brief")
    ModelAndView brief(
            @PathVariable String slug,
            @Valid @ModelAttribute("brief") HostBrief brief,
            BindingResult errors,
            @RequestParam(defaultValue = "") String seen,
            CurrentPerson me,
            Model model,
            RedirectAttributes after) {
        var meeting = access.organised(me, slug);
        brief.checkWhoIsFirst(errors);
        if (errors.hasErrors()) {
            model.addAttribute("seen", seen);
            return new ModelAndView(page(meeting, model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            packs.brief(me, meeting, brief);
        } catch (StaleVersion stale) {
            var theirs = queries.known(meeting).brief();
            var merged = Merged.of(seen, theirs, brief);
            model.addAttribute("differences", merged.differences(HostPackController::label));
            model.addAttribute("brief", merged.form());
            model.addAttribute("seen", Merged.seen(theirs));
            return new ModelAndView(page(meeting, model), model.asMap(), HttpStatus.CONFLICT);
        }
        after.addFlashAttribute("flash", words.of("hosting.flash.briefed"));
        return back(slug);
    }

    @PostMapping
    ModelAndView send(
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String pack,
            CurrentPerson me,
            RedirectAttributes after) {
        var meeting = access.organised(me, slug);
        try {
            var sent = packs.send(me, meeting, HostPacks.id(pack));
            after.addFlashAttribute("flash", words.of(sent ? "hosting.flash.sent" : "hosting.flash.sent-before"));
        } catch (Refused refused) {
            after.addFlashAttribute("flash", words.of(refused));
        }
        return back(slug);
    }

    private static String label(String field) {
        return "hosting.brief."
                + switch (field) {
                    case "ambassadorsBefore" -> "ambassadors";
                    case "peopleBefore" -> "people";
                    default -> field;
                };
    }

    private static ModelAndView back(String slug) {
        return new ModelAndView("redirect:/organise/meetings/" + slug + "/host");
    }

    /** {@code ahead} while it goes by itself, {@code day} when it no longer does; or {@code draft}, {@code cancelled}, {@code over}. */
    private String stage(HostPackQueries.Known known) {
        var now = clock.instant();
        return switch (known.status()) {
            case "DRAFT" -> "draft";
            case "CANCELLED" -> "cancelled";
            default ->
                !known.endsAt().isAfter(now)
                        ? "over"
                        : HostPacks.goesByItself(known.startsAt(), known.zone(), now) ? "ahead" : "day";
        };
    }

    private String page(MeetingId meeting, Model model) {
        var known = queries.known(meeting);
        var needs = queries.needs(meeting);
        model.addAttribute("nav", "organise");
        model.addAttribute("meeting", known);
        var pack = queries.of(known, needs);
        model.addAttribute("pack", pack);
        model.addAttribute("needs", needs);
        model.addAttribute("sent", queries.sent(meeting));
        model.addAttribute("next", HostPacks.next());
        model.addAttribute("stage", stage(known));
        model.addAttribute("unchangedSince", queries.unchangedSince(known, pack));
        var question = words.of("hosting.registration.question");
        model.addAttribute(
                "unasked",
                known.registration()
                                && questions.of(meeting).stream()
                                        .noneMatch(asked -> asked.wording().equalsIgnoreCase(question))
                        ? question
                        : null);
        if (!model.containsAttribute("brief")) {
            model.addAttribute("brief", known.brief());
            model.addAttribute("seen", Merged.seen(known.brief()));
        }
        return "hosting/host";
    }
}
