package org.staffroom.questions;

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
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.places.MeetingDays;
import org.staffroom.shared.Refused;
import org.staffroom.shared.StaleVersion;
import org.staffroom.shared.Words;

/** What the organisers of a meeting ask those who come. */
@Controller
@RequestMapping("/organise/meetings/{slug}/questions")
class QuestionController {

    private static final String PAGE = "questions/questions";

    private final MeetingAccess access;
    private final MeetingDays days;
    private final Questions questions;
    private final QuestionQueries queries;
    private final Words words;

    QuestionController(
            MeetingAccess access, MeetingDays days, Questions questions, QuestionQueries queries, Words words) {
        this.access = access;
        this.days = days;
        this.questions = questions;
        this.queries = queries;
        this.words = words;
    }

    @GetMapping
    String show(CurrentPerson me, @PathVariable String slug, Model model) {
        model.addAttribute("form", QuestionForm.EMPTY);
        fill(model, access.organised(me, slug), null);
        return PAGE;
    }

    @PostMapping
    ModelAndView add(
            CurrentPerson me,
            @PathVariable String slug,
            @Valid @ModelAttribute("form") QuestionForm form,
            BindingResult problems,
            Model model,
            RedirectAttributes redirect) {
        var meeting = access.organised(me, slug);
        return saved(me, slug, meeting, null, problems, model, redirect, () -> questions.add(me, meeting, form));
    }

    @PostMapping("/earlier")
    ModelAndView takeOver(
            CurrentPerson me,
            @PathVariable String slug,
            @RequestParam(name = "question", required = false) @Nullable List<UUID> earlier,
            Model model,
            RedirectAttributes redirect) {
        var meeting = access.organised(me, slug);
        try {
            var added = questions.takeOver(me, meeting, earlier == null ? List.of() : earlier);
            redirect.addFlashAttribute("flash", words.of("questions.flash.taken-over", added));
            return back(slug);
        } catch (Refused refused) {
            model.addAttribute("form", QuestionForm.EMPTY);
            model.addAttribute("refused", words.of(refused));
            return page(model, meeting, null);
        }
    }

    @GetMapping("/{question}")
    String edit(CurrentPerson me, @PathVariable String slug, @PathVariable UUID question, Model model) {
        var meeting = access.organised(me, slug);
        model.addAttribute("form", questions.form(me, meeting, question));
        fill(model, meeting, question);
        return PAGE;
    }

    @PostMapping("/{question}")
    ModelAndView change(
            CurrentPerson me,
            @PathVariable String slug,
            @PathVariable UUID question,
            @Valid @ModelAttribute("form") QuestionForm form,
            BindingResult problems,
            Model model,
            RedirectAttributes redirect) {
        var meeting = access.organised(me, slug);
        questions.form(me, meeting, question);
        return saved(
                me,
                slug,
                meeting,
                question,
                problems,
                model,
                redirect,
                () -> questions.change(me, meeting, question, form));
    }

    @PostMapping("/{question}/removal")
    ModelAndView remove(
            CurrentPerson me, @PathVariable String slug, @PathVariable UUID question, RedirectAttributes redirect) {
        questions.remove(me, access.organised(me, slug), question);
        redirect.addFlashAttribute("flash", words.of("questions.flash.question-removed"));
        return back(slug);
    }

    /** Asks it earlier or later; the page comes back where it stands then. */
    @PostMapping("/{question}/position")
    String move(
            CurrentPerson me,
            @PathVariable String slug,
            @PathVariable UUID question,
            @RequestParam(defaultValue = "up") String direction) {
        questions.move(me, access.organised(me, slug), question, !direction.equals("down"));
        return "redirect:/organise/meetings/" + slug + "/questions#q-" + question;
    }

    private ModelAndView saved(
            CurrentPerson me,
            String slug,
            MeetingId meeting,
            @Nullable UUID question,
            BindingResult problems,
            Model model,
            RedirectAttributes redirect,
            Runnable command) {
        if (!problems.hasErrors()) {
            try {
                command.run();
                redirect.addFlashAttribute("flash", words.of("questions.flash.question"));
                return back(slug);
            } catch (Refused refused) {
                problems.reject(refused.key(), refused.arguments(), words.of(refused));
            } catch (StaleVersion stale) {
                // What is saved now stands above what was typed; sent again, it is meant.
                return conflict(me, model, meeting, Objects.requireNonNull(question), problems);
            }
        }
        return page(model, meeting, question);
    }

    private ModelAndView page(Model model, MeetingId meeting, @Nullable UUID question) {
        fill(model, meeting, question);
        return new ModelAndView(PAGE, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private ModelAndView conflict(
            CurrentPerson me, Model model, MeetingId meeting, UUID question, BindingResult problems) {
        var theirs = questions.form(me, meeting, question);
        problems.reject("questions.refused.question-stale", new Object[] {theirs.words()}, null);
        model.addAttribute("version", theirs.version());
        fill(model, meeting, question);
        return new ModelAndView(PAGE, model.asMap(), HttpStatus.CONFLICT);
    }

    private static ModelAndView back(String slug) {
        return new ModelAndView("redirect:/organise/meetings/" + slug + "/questions");
    }

    private void fill(Model model, MeetingId meeting, @Nullable UUID edited) {
        var asked = queries.of(meeting);
        model.addAttribute("nav", "organise");
        model.addAttribute("meeting", days.find(meeting));
        model.addAttribute("asked", asked);
        model.addAttribute("earlier", edited == null ? queries.earlier(meeting) : List.of());
        model.addAttribute(
                "edited",
                asked.stream()
                        .filter(row -> row.id().equals(edited))
                        .findFirst()
                        .orElse(null));
        model.addAttribute("room", asked.size() < Questions.MOST);
        model.addAttribute("kinds", QuestionKind.values());
    }
}
