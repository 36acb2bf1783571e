package org.staffroom.checklist;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.MeetingQueries;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Typed;
import org.staffroom.shared.Words;

/** The checklist of a meeting, for its organisers. */
@Controller
@RequestMapping("/organise/meetings/{slug}/checklist")
class ChecklistController {

    /** One of the verbs of {@link Checklist}. */
    private interface Verb {
        void on(CurrentPerson me, MeetingId meeting, Step step);
    }

    private final Checklist checklist;
    private final ChecklistQueries queries;
    private final MeetingQueries meetings;
    private final MeetingAccess access;
    private final Words words;

    ChecklistController(
            Checklist checklist, ChecklistQueries queries, MeetingQueries meetings, MeetingAccess access, Words words) {
        this.checklist = checklist;
        this.queries = queries;
        this.meetings = meetings;
        this.access = access;
        this.words = words;
    }

    @GetMapping
    String list(@PathVariable String slug, CurrentPerson me, Model model) {
        var meeting = access.organised(me, slug);
        model.addAttribute("nav", "organise");
        model.addAttribute("meeting", meetings.row(meeting));
        model.addAttribute("steps", queries.of(meeting));
        return "checklist/checklist";
    }

    @PostMapping("/{step}/tick")
    String tick(@PathVariable String slug, @PathVariable String step, CurrentPerson me, RedirectAttributes flash) {
        return done(slug, step, "tick", me, flash, checklist::tick);
    }

    @PostMapping("/{step}/tick/removal")
    String untick(@PathVariable String slug, @PathVariable String step, CurrentPerson me, RedirectAttributes flash) {
        return done(slug, step, "untick", me, flash, checklist::untick);
    }

    @PostMapping("/{step}/skip")
    String skip(@PathVariable String slug, @PathVariable String step, CurrentPerson me, RedirectAttributes flash) {
        return done(slug, step, "skip", me, flash, checklist::skip);
    }

    @PostMapping("/{step}/skip/removal")
    String takeUp(@PathVariable String slug, @PathVariable String step, CurrentPerson me, RedirectAttributes flash) {
        return done(slug, step, "take-up", me, flash, checklist::takeUp);
    }

    @PostMapping("/{step}/day")
    String move(
            @PathVariable String slug,
            @PathVariable String step,
            @RequestParam(required = false) @Nullable String date,
            CurrentPerson me,
            RedirectAttributes flash) {
        return done(
                slug, step, "move", me, flash, (who, meeting, what) -> checklist.due(who, meeting, what, day(date)));
    }

    private String done(String slug, String step, String what, CurrentPerson me, RedirectAttributes flash, Verb verb) {
        var meeting = access.organised(me, slug);
        try {
            var which = Step.of(step);
            verb.on(me, meeting, which);
            flash.addFlashAttribute("flash", words.of("checklist.did." + what, words.of("checklist.step." + which)));
        } catch (Refused refusal) {
            flash.addFlashAttribute("flash", words.of(refusal));
        }
        return "redirect:/organise/meetings/" + slug + "/checklist#" + step;
    }

    private static LocalDate day(@Nullable String typed) {
        try {
            return Typed.day(Typed.text(typed));
        } catch (DateTimeException noDay) {
            throw new Refused("checklist.refused.no-day");
        }
    }
}
