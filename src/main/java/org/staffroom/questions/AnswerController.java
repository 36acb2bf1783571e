package org.staffroom.questions;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.places.Consents;
import org.staffroom.places.MeetingDays;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Words;

/** Answers to the organisers' questions and what one agrees to, after the place is taken: it is kept whatever is open. */
@Controller("registrationAnswers")
@RequestMapping("/meetings/{slug}/registration")
class AnswerController {

    private static final String PAGE = "questions/answers";

    private final MeetingAccess access;
    private final MeetingDays days;
    private final QuestionQueries queries;
    private final OwnAnswers answers;
    private final Words words;

    AnswerController(MeetingAccess access, MeetingDays days, QuestionQueries queries, OwnAnswers answers, Words words) {
        this.access = access;
        this.days = days;
        this.queries = queries;
        this.answers = answers;
        this.words = words;
    }

    @GetMapping("/questions")
    String own(CurrentPerson me, @PathVariable String slug, Model model) {
        fill(model, me, access.published(slug), null);
        return PAGE;
    }

    @PostMapping("/questions")
    ModelAndView answer(
            CurrentPerson me,
            @PathVariable String slug,
            @RequestParam Map<String, String> typed,
            Model model,
            RedirectAttributes redirect) {
        return save(me, slug, null, typed, model, redirect);
    }

    @GetMapping("/colleagues/{registration}/questions")
    String colleagues(CurrentPerson me, @PathVariable String slug, @PathVariable UUID registration, Model model) {
        fill(model, me, access.published(slug), registration);
        return PAGE;
    }

    @PostMapping("/colleagues/{registration}/questions")
    ModelAndView answerForColleague(
            CurrentPerson me,
            @PathVariable String slug,
            @PathVariable UUID registration,
            @RequestParam Map<String, String> typed,
            Model model,
            RedirectAttributes redirect) {
        return save(me, slug, registration, typed, model, redirect);
    }

    private ModelAndView save(
            CurrentPerson me,
            String slug,
            @Nullable UUID colleague,
            Map<String, String> typed,
            Model model,
            RedirectAttributes redirect) {
        var meeting = access.published(slug);
        var asked = fill(model, me, meeting, colleague);
        var texts = new HashMap<UUID, String>();
        asked.forEach(question -> texts.put(
                question.id(), typed.getOrDefault(question.id().toString(), "").strip()));
        var wrong = asked.stream()
                .filter(question -> {
                    var text = texts.getOrDefault(question.id(), "");
                    return !text.isEmpty() && !question.takes(text);
                })
                .map(AskedQuestion::id)
                .toList();
        var consents =
                new Consents(typed.containsKey("photos"), typed.containsKey("listed"), typed.containsKey("vendors"));
        if (!wrong.isEmpty()) {
            model.addAttribute(
                    "asked",
                    asked.stream()
                            .map(question -> question.answered(texts.get(question.id())))
                            .toList());
            model.addAttribute("consents", consents);
            model.addAttribute("wrong", wrong);
            return new ModelAndView(PAGE, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        answers.answer(me, meeting, colleague, texts, consents);
        var open = asked.stream()
                .filter(question -> question.required()
                        && texts.getOrDefault(question.id(), "").isEmpty())
                .count();
        redirect.addFlashAttribute("flash", words.of("questions.flash.answers", open));
        return new ModelAndView("redirect:/meetings/" + slug + "/registration");
    }

    private List<AskedQuestion> fill(Model model, CurrentPerson me, MeetingId meeting, @Nullable UUID colleague) {
        var answering = queries.answering(meeting, me.id(), colleague).orElseThrow(NotFound::new);
        var asked = queries.asked(meeting, answering.registration());
        model.addAttribute("nav", "my");
        model.addAttribute("meeting", days.find(meeting));
        model.addAttribute("answering", answering);
        model.addAttribute("asked", asked);
        model.addAttribute("consents", answering.consents());
        model.addAttribute("wrong", List.of());
        return asked;
    }
}
