package org.staffroom.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.people.SignIns.Answer;
import org.staffroom.shared.InternalPath;
import org.staffroom.shared.Network;
import org.staffroom.shared.Secret;

/** Asking for a mail, and typing the code that it brought. */
@Controller
class SignInController {

    record EmailForm(
            @NotBlank(message = "{people.email.missing}") @Size(max = 254, message = "{people.email.invalid}")
            String email) {}

    record CodeForm(
            @NotBlank(message = "{people.code.missing}") @Size(max = 40, message = "{people.code.wrong}")
            String code,

            @Nullable Boolean stay) {

        /** An empty box is not sent. */
        boolean stays() {
            return Boolean.TRUE.equals(stay);
        }
    }

    /** The address typed in this browser: shown back, and the one whose code is asked for. */
    private static final String TYPED = "sign-in.email";

    private static final String CONTINUE = "sign-in.continue";

    private final SignIns signIns;
    private final Arrivals arrivals;
    private final Onward onward;
    private final Cookies cookies;
    private final Network network;

    SignInController(SignIns signIns, Arrivals arrivals, Onward onward, Cookies cookies, Network network) {
        this.signIns = signIns;
        this.arrivals = arrivals;
        this.onward = onward;
        this.cookies = cookies;
        this.network = network;
    }

    @GetMapping("/sign-in")
    String ask(
            @RequestParam(name = "continue", required = false) @Nullable String continueTo,
            @Nullable CurrentPerson me,
            Model model) {
        var path = InternalPath.of(continueTo);
        if (me != null) {
            return continuation(path, model);
        }
        model.addAttribute("form", new EmailForm(""));
        return askAgain(path, model);
    }

    /** Somebody signed in already confirms what is to be done; a mere page is opened. */
    private String continuation(@Nullable String path, Model model) {
        var purpose = onward.purpose(path);
        if (purpose == null) {
            return "redirect:" + (path == null ? "/my" : path);
        }
        model.addAttribute("purpose", purpose);
        model.addAttribute("path", path);
        return "people/continuation";
    }

    private String askAgain(@Nullable String path, Model model) {
        model.addAttribute("path", path);
        model.addAttribute("purpose", onward.purpose(path));
        model.addAttribute("demo", network.demo());
        return "people/sign-in";
    }

    @PostMapping("/sign-in")
    String mail(
            @Valid @ModelAttribute("form") EmailForm form,
            BindingResult problems,
            @RequestParam(name = "continue", required = false) @Nullable String continueTo,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var path = InternalPath.of(continueTo);
        if (!problems.hasErrors() && !EmailAddress.isPlain(form.email())) {
            problems.rejectValue("email", "people.email.invalid");
        }
        if (problems.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return askAgain(path, model);
        }
        var browser = cookies.read(request, Cookies.SIGN_IN).orElseGet(Secret::token);
        cookies.set(response, Cookies.SIGN_IN, browser, SignIns.VALID);
        signIns.ask(form.email(), browser, Requester.of(request), path);
        var session = request.getSession();
        session.setAttribute(TYPED, EmailAddress.normalised(form.email()));
        session.setAttribute(CONTINUE, path);
        return "redirect:/sign-in/code";
    }

    @GetMapping("/sign-in/code")
    String code(HttpServletRequest request, @Nullable CurrentPerson me, Model model) {
        var session = request.getSession(false);
        if (me != null || session == null || session.getAttribute(TYPED) == null) {
            return "redirect:/sign-in";
        }
        model.addAttribute("form", new CodeForm("", null));
        return codeAgain(session, model);
    }

    private String codeAgain(HttpSession session, Model model) {
        var path = (String) session.getAttribute(CONTINUE);
        model.addAttribute("typed", session.getAttribute(TYPED));
        model.addAttribute("path", path);
        model.addAttribute("purpose", onward.purpose(path));
        return "people/code";
    }

    @PostMapping("/sign-in/code")
    String guess(
            @Valid @ModelAttribute("form") CodeForm form,
            BindingResult problems,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        var session = request.getSession();
        if (!(session.getAttribute(TYPED) instanceof String email)) {
            return "redirect:/sign-in";
        }
        if (!problems.hasErrors()) {
            var browser = cookies.read(request, Cookies.SIGN_IN).orElse(null);
            var outcome = signIns.byCode(browser, email, form.code(), Requester.of(request));
            if (outcome.person() != null) {
                return arrivals.arrive(
                        request, response, outcome.person(), form.stays(), outcome.continueTo(), redirect);
            }
            refuse(problems, outcome.answer(), response);
        } else {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        return codeAgain(session, model);
    }

    /** Says why a code did not open. */
    static void refuse(BindingResult problems, Answer answer, HttpServletResponse response) {
        var tooMany = answer == Answer.TOO_MANY;
        response.setStatus((tooMany ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.UNPROCESSABLE_CONTENT).value());
        problems.rejectValue(
                "code",
                switch (answer) {
                    case TOO_MANY -> "people.code.too-many";
                    case GONE -> "people.code.gone";
                    case SUSPENDED -> "people.code.suspended";
                    default -> "people.code.wrong";
                });
    }

    @PostMapping("/sign-in/continuation")
    String carryOn(
            @RequestParam(name = "continue", required = false) @Nullable String continueTo,
            CurrentPerson me,
            RedirectAttributes redirect) {
        return "redirect:" + onward.after(me.id(), InternalPath.of(continueTo), redirect);
    }
}
