package org.staffroom.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;

/** Erasing: of oneself, and by an admin of somebody who asked for it. A word is typed first, for it cannot be undone. */
@Controller
class ErasureController {

    record ErasureForm(@Nullable String confirm) {}

    private final Erasure erasure;
    private final HeldQueries held;
    private final PeopleQueries people;
    private final PeopleAdminQueries admins;
    private final Sessions sessions;
    private final MessageSourceAccessor messages;

    ErasureController(
            Erasure erasure,
            HeldQueries held,
            PeopleQueries people,
            PeopleAdminQueries admins,
            Sessions sessions,
            MessageSource messages) {
        this.admins = admins;
        this.erasure = erasure;
        this.held = held;
        this.people = people;
        this.sessions = sessions;
        this.messages = new MessageSourceAccessor(messages);
    }

    @GetMapping("/my/data/erasure")
    String ask(CurrentPerson me, Model model) {
        model.addAttribute("form", new ErasureForm(""));
        return show(me.id(), null, model);
    }

    @PostMapping("/my/data/erasure")
    String erase(
            @ModelAttribute("form") ErasureForm form,
            BindingResult problems,
            CurrentPerson me,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        if (!done(form, problems, () -> erasure.erase(me))) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(me.id(), null, model);
        }
        sessions.end(request);
        redirect.addFlashAttribute("flash", messages.getMessage("data.erasure.done"));
        return "redirect:/sign-in";
    }

    @GetMapping("/admin/people/{id}/erasure")
    String ask(@PathVariable UUID id, Model model) {
        model.addAttribute("form", new ErasureForm(""));
        return showFor(id, model);
    }

    @PostMapping("/admin/people/{id}/erasure")
    String erase(
            @PathVariable UUID id,
            @ModelAttribute("form") ErasureForm form,
            BindingResult problems,
            CurrentPerson me,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        if (!done(form, problems, () -> erasure.erase(me, new PersonId(id)))) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return showFor(id, model);
        }
        redirect.addFlashAttribute("flash", messages.getMessage("data.erasure.done.of"));
        return "redirect:/admin/people";
    }

    private boolean done(ErasureForm form, BindingResult problems, Runnable command) {
        var typed = form.confirm() == null ? "" : form.confirm().strip();
        if (!typed.equalsIgnoreCase(messages.getMessage("data.erasure.word"))) {
            problems.rejectValue("confirm", "data.erasure.wrong");
            return false;
        }
        try {
            command.run();
            return true;
        } catch (Refused refused) {
            problems.reject(refused.key(), refused.arguments(), null);
            return false;
        }
    }

    private String showFor(UUID id, Model model) {
        var person = new PersonId(id);
        return show(person, people.find(person).orElseThrow(NotFound::new), model);
    }

    /** @param other null when somebody looks at their own */
    private String show(PersonId person, @Nullable PersonRow other, Model model) {
        model.addAttribute("nav", other == null ? "my" : "admin");
        model.addAttribute("other", other);
        model.addAttribute("back", other == null ? "/my/data" : "/admin/people/" + person);
        model.addAttribute("lastAdmin", admins.isLastAdmin(person));
        model.addAttribute("overview", held.overview(person));
        model.addAttribute("losses", Map.copyOf(held.losses(person)));
        return "people/erasure";
    }
}
