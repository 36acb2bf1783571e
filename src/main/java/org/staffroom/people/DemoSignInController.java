package org.staffroom.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.shared.InternalPath;
import org.staffroom.shared.Network;
import org.staffroom.shared.NotFound;

/** In the demonstration anybody signs in as anybody, without a mail. Elsewhere there is no such address. */
@Controller
class DemoSignInController {

    private final PeopleQueries people;
    private final Arrivals arrivals;
    private final MessageSourceAccessor messages;
    private final boolean demo;

    DemoSignInController(PeopleQueries people, Arrivals arrivals, MessageSource messages, Network network) {
        this.people = people;
        this.arrivals = arrivals;
        this.messages = new MessageSourceAccessor(messages);
        this.demo = network.demo();
    }

    @PostMapping("/sign-in/demo")
    String signIn(
            @RequestParam String email,
            @RequestParam(name = "continue", required = false) @Nullable String continueTo,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (!demo) {
            throw new NotFound();
        }
        var path = InternalPath.of(continueTo);
        var person = people.memberWithEmail(email);
        if (person.isEmpty()) {
            redirect.addFlashAttribute("flash", messages.getMessage("people.demo.nobody"));
            return "redirect:" + (path == null ? "/sign-in" : Onward.withContinue("/sign-in", path));
        }
        return arrivals.arrive(request, response, person.get(), false, path, redirect);
    }
}
