package org.staffroom.people;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.shared.InternalPath;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;

/** After the first sign-in: name, job and organisation, then on to what was pressed. */
@Controller
class WelcomeController {

    record WelcomeForm(
            @NotBlank(message = "{people.name.missing}") @Size(max = 120, message = "{people.name.too-long}")
            String name,

            @Nullable @Size(max = 120, message = "{people.job-title.too-long}")
            String jobTitle,

            @NotBlank(message = "{people.organisation.missing}")
            @Size(max = 160, message = "{people.organisation.too-long}")
            String organisation) {}

    private final People people;
    private final PeopleQueries queries;
    private final Onward onward;
    private final MessageSourceAccessor messages;

    WelcomeController(People people, PeopleQueries queries, Onward onward, MessageSource messages) {
        this.people = people;
        this.queries = queries;
        this.onward = onward;
        this.messages = new MessageSourceAccessor(messages);
    }

    @GetMapping("/my/welcome")
    String ask(
            @RequestParam(name = "continue", required = false) @Nullable String continueTo,
            CurrentPerson me,
            Model model) {
        if (me.welcomed()) {
            return "redirect:/my/profile";
        }
        var known = queries.find(me.id()).orElseThrow(NotFound::new);
        // The beginning of the address stands for the name until it is told.
        var name = me.email().startsWith(known.name() + "@") ? "" : known.name();
        model.addAttribute(
                "form",
                new WelcomeForm(name, known.jobTitle(), known.organisation() == null ? "" : known.organisation()));
        return show(InternalPath.of(continueTo), model);
    }

    private String show(@Nullable String path, Model model) {
        model.addAttribute("path", path);
        model.addAttribute("purpose", onward.purpose(path));
        model.addAttribute("organisations", queries.familiarOrganisations(PeopleQueries.ORGANISATIONS_TO_PICK));
        return "people/welcome";
    }

    @PostMapping("/my/welcome")
    String tell(
            @Valid @ModelAttribute("form") WelcomeForm form,
            BindingResult problems,
            @RequestParam(name = "continue", required = false) @Nullable String continueTo,
            CurrentPerson me,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        var path = InternalPath.of(continueTo);
        if (!problems.hasErrors()) {
            try {
                people.introduce(me.id(), form.name(), form.jobTitle(), form.organisation());
                redirect.addFlashAttribute("flash", messages.getMessage("people.welcome.done", new Object[] {
                    form.name().strip()
                }));
                // whoever came for nothing in particular chooses a region on the first page
                return "redirect:" + onward.after(me.id(), path == null ? "/" : path, redirect);
            } catch (Refused refused) {
                problems.reject(refused.key(), refused.arguments(), null);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(path, model);
    }
}
