package org.staffroom.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import org.staffroom.shared.StaleVersion;

/** What a person tells of themselves, and where they are signed in. */
@Controller
class ProfileController {

    record ProfileForm(
            @NotBlank(message = "{people.name.missing}") @Size(max = 120, message = "{people.name.too-long}")
            String name,

            @Nullable @Size(max = 120, message = "{people.job-title.too-long}")
            String jobTitle,

            @NotBlank(message = "{people.organisation.missing}")
            @Size(max = 160, message = "{people.organisation.too-long}")
            String organisation,

            @Nullable @Size(max = 500, message = "{people.needs.too-long}")
            String dietary,

            @Nullable @Size(max = 500, message = "{people.needs.too-long}")
            String access,

            @NotNull Integer version) {

        ProfileForm(Profile known) {
            this(
                    known.name(),
                    known.jobTitle(),
                    known.organisation() == null ? "" : known.organisation(),
                    known.dietary(),
                    known.access(),
                    known.version());
        }

        /** The same texts, made from another version. */
        ProfileForm on(int version) {
            return new ProfileForm(name, jobTitle, organisation, dietary, access, version);
        }
    }

    /** What is stored of a person, for that person's eyes. */
    record Profile(
            String name,
            String email,
            @Nullable String jobTitle,
            @Nullable String organisation,
            @Nullable String dietary,
            @Nullable String access,
            int version) {}

    private final People people;
    private final PeopleQueries queries;
    private final Devices devices;
    private final Sessions sessions;
    private final MessageSourceAccessor messages;

    ProfileController(
            People people, PeopleQueries queries, Devices devices, Sessions sessions, MessageSource messages) {
        this.people = people;
        this.queries = queries;
        this.devices = devices;
        this.sessions = sessions;
        this.messages = new MessageSourceAccessor(messages);
    }

    @GetMapping("/my/profile")
    String profile(CurrentPerson me, HttpServletRequest request, Model model) {
        var known = known(me);
        model.addAttribute("form", new ProfileForm(known));
        return show(me, known, request, model);
    }

    private Profile known(CurrentPerson me) {
        return queries.profile(me.id()).orElseThrow(NotFound::new);
    }

    private String show(CurrentPerson me, Profile known, HttpServletRequest request, Model model) {
        model.addAttribute("nav", "my");
        model.addAttribute("known", known);
        model.addAttribute("devices", devices.of(me.id()));
        model.addAttribute("thisDevice", sessions.deviceOf(request));
        model.addAttribute("organisations", queries.familiarOrganisations(PeopleQueries.ORGANISATIONS_TO_PICK));
        return "people/profile";
    }

    @PostMapping("/my/profile")
    String save(
            @Valid @ModelAttribute("form") ProfileForm form,
            BindingResult problems,
            CurrentPerson me,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        if (!problems.hasErrors()) {
            try {
                people.edit(me.id(), form);
                redirect.addFlashAttribute("flash", messages.getMessage("people.profile.saved"));
                return "redirect:/my/profile";
            } catch (Refused refused) {
                problems.reject(refused.key(), refused.arguments(), null);
            } catch (StaleVersion stale) {
                response.setStatus(HttpStatus.CONFLICT.value());
                model.addAttribute("conflict", true);
            }
        }
        var known = known(me);
        if (model.containsAttribute("conflict")) {
            // Sent again, it is meant.
            model.addAttribute("form", form.on(known.version()));
        }
        return show(me, known, request, model);
    }

    @PostMapping("/my/profile/devices/{id}/removal")
    String forget(@PathVariable UUID id, CurrentPerson me, RedirectAttributes redirect) {
        if (!devices.forget(me.id(), id)) {
            throw new NotFound();
        }
        sessions.endOf(me.id(), id);
        redirect.addFlashAttribute("flash", messages.getMessage("people.profile.device-forgotten"));
        return "redirect:/my/profile";
    }

    @PostMapping("/my/profile/sign-out-everywhere")
    String signOutEverywhere(CurrentPerson me, HttpServletRequest request, RedirectAttributes redirect) {
        people.signOutEverywhere(me.id());
        sessions.end(request);
        redirect.addFlashAttribute("flash", messages.getMessage("people.profile.signed-out"));
        return "redirect:/sign-in";
    }
}
