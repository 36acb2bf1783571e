package org.staffroom.comments;

import jakarta.validation.Valid;
import java.time.Instant;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.KeptForms;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.SeeOther;
import org.staffroom.shared.StaleVersion;
import org.staffroom.shared.Words;
import org.staffroom.writeups.WriteUpId;

/** One's own comments on a write-up, one link away from its page; and reports of those of others. */
@Controller
class CommentController {

    private final Comments comments;
    private final CommentAccess access;
    private final CommentQueries queries;
    private final KeptForms kept;
    private final Words words;

    CommentController(Comments comments, CommentAccess access, CommentQueries queries, KeptForms kept, Words words) {
        this.comments = comments;
        this.access = access;
        this.queries = queries;
        this.kept = kept;
        this.words = words;
    }

    @GetMapping("/write-ups/{slug}/comments")
    String show(@PathVariable String slug, CurrentPerson me, Model model) {
        var draft = Comments.draft(access.commented(me, slug).writeUp());
        model.addAttribute("form", typed(me, draft, Instant.EPOCH).orElseGet(CommentForm::empty));
        return page(slug, me, model);
    }

    /** What they typed since then and did not send. */
    private Optional<CommentForm> typed(CurrentPerson me, String draft, Instant since) {
        return kept.find(me.id(), draft, CommentForm.class)
                .filter(typed -> typed.at().isAfter(since))
                .map(KeptForms.Kept::form)
                .filter(form -> !form.words().isBlank());
    }

    @PostMapping("/write-ups/{slug}/comments")
    ModelAndView write(
            @PathVariable String slug,
            @Valid @ModelAttribute("form") CommentForm form,
            BindingResult errors,
            CurrentPerson me,
            Model model,
            RedirectAttributes redirect) {
        if (!errors.hasErrors()) {
            try {
                var shown = comments.write(me, slug, form.words(), form.as());
                redirect.addFlashAttribute(
                        "flash", words.of(shown ? "comments.flash.shown" : "comments.flash.waiting"));
                return SeeOther.to(shown ? "/write-ups/" + slug + "#comments" : "/write-ups/" + slug + "/comments");
            } catch (Refused refused) {
                errors.rejectValue("body", refused.key(), refused.arguments(), null);
            }
        }
        return new ModelAndView(page(slug, me, model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @GetMapping("/comments/{id}/edit")
    String edit(@PathVariable String id, CurrentPerson me, Model model) {
        var comment = CommentId.of(id);
        var own = queries.own(me.id(), comment);
        var stored = CommentForm.of(own);
        model.addAttribute(
                "form",
                typed(me, Comments.draft(comment), own.changedAt())
                        .map(stored::saying)
                        .orElse(stored));
        return editor(own, model);
    }

    @PostMapping("/comments/{id}/edit")
    ModelAndView save(
            @PathVariable String id,
            @Valid @ModelAttribute("form") CommentForm form,
            BindingResult errors,
            CurrentPerson me,
            Model model,
            RedirectAttributes redirect) {
        var comment = CommentId.of(id);
        var own = queries.own(me.id(), comment);
        HttpStatusCode status = HttpStatus.UNPROCESSABLE_CONTENT;
        if (!errors.hasErrors()) {
            try {
                var shown = comments.edit(me, comment, form.versionNumber(), form.words(), form.as());
                redirect.addFlashAttribute(
                        "flash", words.of(shown ? "comments.flash.saved" : "comments.flash.waiting"));
                return SeeOther.to("/write-ups/"
                        + access.published(new WriteUpId(own.writeUpId())).slug() + "/comments");
            } catch (Refused refused) {
                errors.rejectValue("body", refused.key(), refused.arguments(), null);
            } catch (StaleVersion stale) {
                status = HttpStatus.CONFLICT;
                model.addAttribute("stored", own.body());
            }
        }
        return new ModelAndView(editor(own, model), model.asMap(), status);
    }

    @PostMapping("/comments/{id}/removal")
    ModelAndView remove(@PathVariable String id, CurrentPerson me, RedirectAttributes redirect) {
        var about = comments.remove(me, CommentId.of(id));
        redirect.addFlashAttribute("flash", words.of("comments.flash.removed"));
        return SeeOther.to(about.published() ? "/write-ups/" + about.slug() + "/comments" : "/my");
    }

    @GetMapping("/comments/{id}/report")
    String reportForm(@PathVariable String id, CurrentPerson me, Model model) {
        return report(CommentId.of(id), "", model);
    }

    @PostMapping("/comments/{id}/report")
    ModelAndView report(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String said,
            CurrentPerson me,
            Model model,
            RedirectAttributes redirect) {
        var comment = CommentId.of(id);
        var view = report(comment, said, model);
        try {
            comments.report(me, comment, said);
        } catch (Refused refused) {
            model.addAttribute("refused", words.of(refused));
            return new ModelAndView(view, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        redirect.addFlashAttribute("flash", words.of("comments.flash.reported"));
        return SeeOther.to("/comments/" + comment + "/report");
    }

    private String page(String slug, CurrentPerson me, Model model) {
        var about = access.commented(me, slug);
        model.addAttribute("nav", "write-ups");
        model.addAttribute("about", about);
        model.addAttribute("wasThere", access.wasThere(me.id(), about.meeting()));
        model.addAttribute("own", queries.by(me.id(), about.writeUp()));
        model.addAttribute("draft", Comments.draft(about.writeUp()));
        model.addAttribute("most", Comments.MOST);
        return "comments/own";
    }

    private String editor(CommentQueries.Own own, Model model) {
        model.addAttribute("nav", "write-ups");
        model.addAttribute("about", access.published(new WriteUpId(own.writeUpId())));
        model.addAttribute("comment", own);
        model.addAttribute("draft", Comments.draft(new CommentId(own.id())));
        return "comments/edit";
    }

    private String report(CommentId id, String said, Model model) {
        model.addAttribute("remark", queries.shown(id).orElseThrow(NotFound::new));
        model.addAttribute("said", said);
        return "comments/report";
    }
}
