package org.staffroom.topics;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.Attempt;
import org.staffroom.shared.Refused;
import org.staffroom.shared.StaleVersion;
import org.staffroom.shared.Words;

/** The admin's pages of topics. */
@Controller
@RequestMapping("/admin/topics")
class TopicController {

    private final Topics topics;
    private final TopicQueries queries;
    private final Words words;

    TopicController(Topics topics, TopicQueries queries, Words words) {
        this.topics = topics;
        this.queries = queries;
        this.words = words;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("topics", queries.all());
        return "topics/list";
    }

    @GetMapping("/new")
    String empty(Model model) {
        model.addAttribute("form", new TopicForm("", ""));
        return editor(model, null, 0);
    }

    @PostMapping
    String create(
            CurrentPerson me,
            @Valid @ModelAttribute("form") TopicForm form,
            BindingResult wrong,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        if (Attempt.succeeds(
                wrong, response, key -> "name", () -> topics.create(me, form.name(), form.descriptionOrEmpty()))) {
            flash.addFlashAttribute("flash", words.of("topics.created", form.name()));
            return "redirect:/admin/topics";
        }
        return editor(model, null, 0);
    }

    @GetMapping("/{slug}")
    String open(@PathVariable String slug, Model model) {
        var topic = queries.find(slug);
        model.addAttribute("form", new TopicForm(topic.name(), topic.description()));
        return editor(model, topic, topic.version());
    }

    @PostMapping("/{slug}")
    String edit(
            CurrentPerson me,
            @PathVariable String slug,
            @RequestParam int version,
            @Valid @ModelAttribute("form") TopicForm form,
            BindingResult wrong,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        try {
            if (Attempt.succeeds(
                    wrong,
                    response,
                    key -> "name",
                    () -> topics.edit(me, slug, version, form.name(), form.descriptionOrEmpty()))) {
                flash.addFlashAttribute("flash", words.of("topics.saved", form.name()));
                return "redirect:/admin/topics";
            }
        } catch (StaleVersion | ObjectOptimisticLockingFailureException stale) {
            var now = queries.find(slug);
            model.addAttribute("theirs", now);
            response.setStatus(409);
            return editor(model, now, now.version());
        }
        return editor(model, queries.find(slug), version);
    }

    @PostMapping("/{slug}/deletion")
    String delete(CurrentPerson me, @PathVariable String slug, RedirectAttributes flash) {
        try {
            topics.delete(me, slug);
            flash.addFlashAttribute("flash", words.of("topics.deleted"));
            return "redirect:/admin/topics";
        } catch (Refused refusal) {
            flash.addFlashAttribute("flash", words.of(refusal));
            return "redirect:/admin/topics/" + slug;
        }
    }

    private static String editor(Model model, @Nullable TopicRow topic, int version) {
        model.addAttribute("topic", topic);
        model.addAttribute("version", version);
        return "topics/edit";
    }
}
