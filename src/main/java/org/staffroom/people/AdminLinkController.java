package org.staffroom.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.shared.Refused;

/** The links that the log shows. As with mails, opening one changes nothing. */
@Controller
class AdminLinkController {

    private static final String HOME = "/admin";

    record FirstAdminForm(
            @NotBlank(message = "{people.name.missing}") @Size(max = 120, message = "{people.name.too-long}")
            String name,

            @NotBlank(message = "{people.email.missing}") @Size(max = 254, message = "{people.email.invalid}")
            String email) {}

    private final AdminLinks links;
    private final Arrivals arrivals;

    AdminLinkController(AdminLinks links, Arrivals arrivals) {
        this.links = links;
        this.arrivals = arrivals;
    }

    @GetMapping("/sign-in/first-admin/{token}")
    String first(@PathVariable String token, HttpServletResponse response, Model model) {
        model.addAttribute("form", new FirstAdminForm("", ""));
        return show(links.opensForFirst(token), token, response, model, "people/first-admin");
    }

    @PostMapping("/sign-in/first-admin/{token}")
    String becomeFirst(
            @PathVariable String token,
            @Valid @ModelAttribute("form") FirstAdminForm form,
            BindingResult problems,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        if (!problems.hasErrors()) {
            try {
                var person = links.useFirst(token, form.name(), form.email());
                if (person.isPresent()) {
                    return arrivals.arrive(request, response, person.get(), false, HOME, redirect);
                }
            } catch (Refused refused) {
                problems.reject(refused.key(), refused.arguments(), null);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(links.opensForFirst(token), token, response, model, "people/first-admin");
    }

    @GetMapping("/sign-in/admin-link/{token}")
    String again(@PathVariable String token, HttpServletResponse response, Model model) {
        return show(links.opensForAdmin(token), token, response, model, "people/admin-link");
    }

    @PostMapping("/sign-in/admin-link/{token}")
    String signIn(
            @PathVariable String token,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        var person = links.useForAdmin(token);
        return person.isPresent()
                ? arrivals.arrive(request, response, person.get(), false, HOME, redirect)
                : show(false, token, response, model, "people/admin-link");
    }

    private static String show(boolean open, String token, HttpServletResponse response, Model model, String view) {
        if (!open) {
            response.setStatus(HttpStatus.GONE.value());
        }
        model.addAttribute("open", open);
        model.addAttribute("token", token);
        return view;
    }
}
