package org.staffroom.cpd;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import org.staffroom.people.Requester;

/**
 * Where a line manager asks whether a certificate is true: no account is needed, the code is the authority. A code that is
 * unknown gets a page with the same status as one that is known.
 */
@Controller
class CheckController {

    private final CertificateCheck check;

    CheckController(CertificateCheck check) {
        this.check = check;
    }

    /** @param code as typed into the form, which leads to the address that is printed */
    @GetMapping("/certificates")
    ModelAndView form(@RequestParam(required = false) @Nullable String code) {
        var read = code == null ? "" : CertificateCode.read(code);
        if (read.isEmpty()) {
            return new ModelAndView("cpd/check").addObject("missing", code != null);
        }
        var there = new RedirectView("/certificates/" + CertificateCode.written(read), true);
        there.setExposeModelAttributes(false);
        return new ModelAndView(there);
    }

    @GetMapping("/certificates/{code}")
    String answer(@PathVariable String code, HttpServletRequest request, HttpServletResponse response, Model model) {
        var answer = check.ask(code, Requester.of(request));
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
        response.setHeader("Referrer-Policy", "no-referrer");
        if (answer.state() == CertificateAnswer.State.TOO_MANY) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        }
        model.addAttribute("answer", answer);
        return "cpd/answer";
    }
}
