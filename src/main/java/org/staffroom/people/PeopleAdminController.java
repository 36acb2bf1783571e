package org.staffroom.people;

import java.util.Arrays;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.people.PeopleAdminQueries.Show;
import org.staffroom.shared.Asked;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Option;
import org.staffroom.shared.Refused;

/** People as admins see them: found, suspended, made admin. */
@Controller
class PeopleAdminController {

    private final People people;
    private final PeopleAdminQueries queries;
    private final MessageSourceAccessor messages;

    PeopleAdminController(People people, PeopleAdminQueries queries, MessageSource messages) {
        this.people = people;
        this.queries = queries;
        this.messages = new MessageSourceAccessor(messages);
    }

    @GetMapping("/admin/people")
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(required = false) @Nullable String page,
            Model model) {
        var filter = Show.of(show);
        model.addAttribute("nav", "admin");
        var typed = Asked.words(q);
        model.addAttribute("q", typed);
        model.addAttribute("show", filter.name());
        model.addAttribute(
                "shows",
                Arrays.stream(Show.values())
                        .map(one -> new Option(one.name(), messages.getMessage("people.admin.show." + one.key())))
                        .toList());
        model.addAttribute("found", queries.list(typed, filter, Asked.page(page)));
        model.addAttribute("base", Asked.again("/admin/people", "q", typed, "show", filter.name()));
        return "people/admin-list";
    }

    @GetMapping("/admin/people/{id}")
    String person(@PathVariable UUID id, CurrentPerson me, Model model) {
        model.addAttribute("nav", "admin");
        model.addAttribute("person", queries.find(new PersonId(id)).orElseThrow(NotFound::new));
        model.addAttribute("oneself", me.id().value().equals(id));
        return "people/admin-person";
    }

    @PostMapping("/admin/people/{id}/suspension")
    String suspend(@PathVariable UUID id, CurrentPerson me, RedirectAttributes redirect) {
        return act(id, person -> people.suspend(me, person), "people.admin.suspended", redirect);
    }

    @PostMapping("/admin/people/{id}/reinstatement")
    String reinstate(@PathVariable UUID id, CurrentPerson me, RedirectAttributes redirect) {
        return act(id, person -> people.reinstate(me, person), "people.admin.reinstated", redirect);
    }

    @PostMapping("/admin/people/{id}/admin-role")
    String makeAdmin(@PathVariable UUID id, CurrentPerson me, RedirectAttributes redirect) {
        return act(id, person -> people.makeAdmin(me, person), "people.admin.made-admin", redirect);
    }

    @PostMapping("/admin/people/{id}/admin-role/removal")
    String unmakeAdmin(@PathVariable UUID id, CurrentPerson me, RedirectAttributes redirect) {
        return act(id, person -> people.unmakeAdmin(me, person), "people.admin.unmade-admin", redirect);
    }

    private String act(UUID id, Consumer<PersonId> command, String done, RedirectAttributes redirect) {
        try {
            command.accept(new PersonId(id));
            redirect.addFlashAttribute("flash", messages.getMessage(done));
        } catch (Refused refused) {
            redirect.addFlashAttribute("refusal", messages.getMessage(refused.key(), refused.arguments()));
        }
        return "redirect:/admin/people/" + id;
    }
}
