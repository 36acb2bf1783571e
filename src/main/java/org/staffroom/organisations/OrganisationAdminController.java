package org.staffroom.organisations;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.shared.Asked;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Option;
import org.staffroom.shared.Refused;
import org.staffroom.shared.StaleVersion;

/** Organisations as admins see them: found, added, put right. */
@Controller
class OrganisationAdminController {

    private final Organisations organisations;
    private final OrganisationQueries queries;
    private final MessageSourceAccessor messages;

    OrganisationAdminController(Organisations organisations, OrganisationQueries queries, MessageSource messages) {
        this.organisations = organisations;
        this.queries = queries;
        this.messages = new MessageSourceAccessor(messages);
    }

    @GetMapping("/admin/organisations")
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String unchecked,
            @RequestParam(required = false) @Nullable String page,
            Model model) {
        var filter = Arrays.stream(OrganisationKind.values())
                .filter(one -> one.name().equals(kind))
                .findFirst()
                .orElse(null);
        model.addAttribute("nav", "admin");
        var typed = Asked.words(q);
        var chosen = filter == null ? null : filter.name();
        model.addAttribute("q", typed);
        model.addAttribute("kind", chosen);
        model.addAttribute("kinds", kinds());
        var fresh = unchecked.equals("true");
        model.addAttribute("unchecked", fresh);
        model.addAttribute("waiting", queries.unchecked());
        model.addAttribute("found", queries.page(typed, filter, fresh, Asked.page(page)));
        model.addAttribute(
                "base",
                Asked.again("/admin/organisations", "q", typed, "kind", chosen, "unchecked", fresh ? unchecked : null));
        return "organisations/admin-list";
    }

    @GetMapping("/admin/organisations/new")
    String add(Model model) {
        model.addAttribute("form", new OrganisationForm("", OrganisationKind.SCHOOL, "", "", null));
        return edit(null, model);
    }

    @GetMapping("/admin/organisations/{id}")
    String organisation(@PathVariable UUID id, Model model) {
        model.addAttribute("form", queries.form(new OrganisationId(id)).orElseThrow(NotFound::new));
        return edit(id, model);
    }

    private String edit(@Nullable UUID id, Model model) {
        model.addAttribute("nav", "admin");
        model.addAttribute("id", id);
        model.addAttribute("kinds", kinds());
        model.addAttribute(
                "trusts",
                queries.trusts().stream()
                        .map(trust -> new Option(trust.id().toString(), trust.name()))
                        .toList());
        return "organisations/admin-edit";
    }

    private List<Option> kinds() {
        return Arrays.stream(OrganisationKind.values())
                .map(kind -> new Option(
                        kind.name(),
                        messages.getMessage("organisations.kind." + kind.name().toLowerCase(java.util.Locale.ROOT))))
                .toList();
    }

    @PostMapping("/admin/organisations")
    String create(
            @Valid @ModelAttribute("form") OrganisationForm form,
            BindingResult problems,
            Principal admin,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        return save(null, form, problems, admin, response, redirect, model);
    }

    @PostMapping("/admin/organisations/{id}")
    String change(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") OrganisationForm form,
            BindingResult problems,
            Principal admin,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        return save(id, form, problems, admin, response, redirect, model);
    }

    @PostMapping("/admin/organisations/{id}/check")
    String check(@PathVariable UUID id, Principal admin, RedirectAttributes redirect) {
        organisations.check(UUID.fromString(admin.getName()), new OrganisationId(id));
        redirect.addFlashAttribute("flash", messages.getMessage("organisations.admin.checked"));
        return "redirect:/admin/organisations?unchecked=true";
    }

    private String save(
            @Nullable UUID id,
            OrganisationForm form,
            BindingResult problems,
            Principal admin,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        if (!problems.hasErrors()) {
            try {
                var actor = UUID.fromString(admin.getName());
                if (id == null) {
                    organisations.add(actor, form);
                } else {
                    organisations.change(actor, new OrganisationId(id), form);
                }
                redirect.addFlashAttribute(
                        "flash",
                        messages.getMessage(
                                id == null ? "organisations.admin.added" : "organisations.admin.saved",
                                new Object[] {form.name().strip()}));
                return "redirect:/admin/organisations";
            } catch (Refused refused) {
                problems.reject(refused.key(), refused.arguments(), null);
            } catch (StaleVersion stale) {
                response.setStatus(HttpStatus.CONFLICT.value());
                var stored = queries.form(new OrganisationId(java.util.Objects.requireNonNull(id)))
                        .orElseThrow(NotFound::new);
                model.addAttribute("stored", stored);
                // Sent again, it is meant.
                model.addAttribute(
                        "form",
                        new OrganisationForm(form.name(), form.kind(), form.trust(), form.website(), stored.version()));
            }
        }
        return edit(id, model);
    }
}
