package org.staffroom.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.people.SignIns.Answer;

/** The link of a sign-in mail. Opening it says what is so and changes nothing, as scanners of mails open links too. */
@Controller
class SignInLinkController {

    record LinkForm(
            @Nullable @Size(max = 40, message = "{people.code.wrong}")
            String code,

            @Nullable Boolean stay) {

        /** An empty box is not sent. */
        boolean stays() {
            return Boolean.TRUE.equals(stay);
        }
    }

    private final SignIns signIns;
    private final Arrivals arrivals;
    private final Onward onward;
    private final Cookies cookies;

    SignInLinkController(SignIns signIns, Arrivals arrivals, Onward onward, Cookies cookies) {
        this.signIns = signIns;
        this.arrivals = arrivals;
        this.onward = onward;
        this.cookies = cookies;
    }

    @GetMapping("/sign-in/link/{token}")
    String open(@PathVariable String token, HttpServletRequest request, HttpServletResponse response, Model model) {
        model.addAttribute("form", new LinkForm("", null));
        return show(token, request, response, model);
    }

    private String show(String token, HttpServletRequest request, HttpServletResponse response, Model model) {
        var link = signIns.link(token, cookies.read(request, Cookies.SIGN_IN).orElse(null));
        if (link.isEmpty()) {
            response.setStatus(HttpStatus.GONE.value());
        } else {
            model.addAttribute("link", link.get());
            model.addAttribute("token", token);
            model.addAttribute("purpose", onward.purpose(link.get().continueTo()));
        }
        return "people/link";
    }

    @PostMapping("/sign-in/link/{token}")
    String use(
            @PathVariable String token,
            @Valid @ModelAttribute("form") LinkForm form,
            BindingResult problems,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        if (!problems.hasErrors()) {
            var browser = cookies.read(request, Cookies.SIGN_IN).orElse(null);
            var outcome = signIns.byLink(token, browser, form.code(), Requester.of(request));
            if (outcome.person() != null) {
                return arrivals.arrive(
                        request, response, outcome.person(), form.stays(), outcome.continueTo(), redirect);
            }
            if (outcome.answer() == Answer.SUSPENDED) {
                model.addAttribute("suspended", true);
            }
            SignInController.refuse(problems, outcome.answer(), response);
        } else {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        return show(token, request, response, model);
    }
}
