package org.staffroom.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
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
import org.staffroom.people.SignInController.EmailForm;
import org.staffroom.shared.Network;
import org.staffroom.shared.Refused;

/** Another address for one's account: asked for on the profile, confirmed by a link from the mail. */
@Controller
class EmailChangeController {

    private final EmailChanges changes;
    private final Sessions sessions;
    private final Network network;
    private final MessageSourceAccessor messages;

    EmailChangeController(EmailChanges changes, Sessions sessions, Network network, MessageSource messages) {
        this.changes = changes;
        this.sessions = sessions;
        this.network = network;
        this.messages = new MessageSourceAccessor(messages);
    }

    @GetMapping("/my/profile/email")
    String ask(CurrentPerson me, Model model) {
        var sent = (String) model.getAttribute("sent");
        model.addAttribute("form", new EmailForm(sent == null ? "" : sent));
        return show(me, model);
    }

    private static String show(CurrentPerson me, Model model) {
        model.addAttribute("nav", "my");
        model.addAttribute("now", me.email());
        return "people/email-change";
    }

    @PostMapping("/my/profile/email")
    String mail(
            @Valid @ModelAttribute("form") EmailForm form,
            BindingResult problems,
            CurrentPerson me,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        if (!problems.hasErrors()) {
            try {
                changes.ask(me, form.email(), Requester.of(request));
                redirect.addFlashAttribute("sent", EmailAddress.normalised(form.email()));
                return "redirect:/my/profile/email";
            } catch (Refused refused) {
                problems.rejectValue("email", refused.key(), refused.arguments(), null);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(me, model);
    }

    @GetMapping("/sign-in/address/{token}")
    String open(@PathVariable String token, @Nullable CurrentPerson me, HttpServletResponse response, Model model) {
        var link = changes.link(token);
        if (link.isEmpty()) {
            response.setStatus(HttpStatus.GONE.value());
        } else {
            model.addAttribute("email", link.get().email());
            model.addAttribute("here", me != null && me.id().equals(link.get().person()));
            model.addAttribute("token", token);
        }
        model.addAttribute("mailbox", network.mailbox());
        return "people/address";
    }

    @PostMapping("/sign-in/address/{token}")
    String use(
            @PathVariable String token,
            @Nullable CurrentPerson me,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        if (me != null) {
            try {
                var address = changes.confirm(me, token, request.getSession().getId(), sessions.deviceOf(request));
                if (address.isPresent()) {
                    redirect.addFlashAttribute(
                            "flash", messages.getMessage("people.address.done", new Object[] {address.get()}));
                    return "redirect:/my/profile";
                }
            } catch (Refused taken) {
                model.addAttribute("taken", true);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return open(token, me, response, model);
    }
}
