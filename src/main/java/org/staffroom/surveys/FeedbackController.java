package org.staffroom.surveys;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where the mail that asks leads. The token is the authority, and whoever is signed in is not looked at. Opening the page
 * changes nothing: mail scanners open every link.
 */
@Controller
class FeedbackController {

    private final FeedbackQueries queries;
    private final Feedback feedback;

    FeedbackController(FeedbackQueries queries, Feedback feedback) {
        this.queries = queries;
        this.feedback = feedback;
    }

    @GetMapping("/feedback/{token}")
    String page(@PathVariable String token, Model model, HttpServletResponse response) {
        return show(token, FeedbackForm.EMPTY, model, response);
    }

    @PostMapping("/feedback/{token}")
    String answer(
            @PathVariable String token,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response) {
        var asked = queries.page(token);
        if (asked.isPresent()) {
            var form = FeedbackForm.of(typed, asked.get().talks());
            if (form.wrong()) {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                return show(token, form, model, response);
            }
            if (feedback.answer(token, form.answered())) {
                return "redirect:/feedback/thanks";
            }
        }
        return over(response);
    }

    @GetMapping("/feedback/thanks")
    String thanks() {
        return "surveys/thanks";
    }

    private String show(String token, FeedbackForm form, Model model, HttpServletResponse response) {
        // The address is a key: no other site is to learn it, and no shared computer to keep it.
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var asked = queries.page(token);
        if (asked.isEmpty()) {
            return over(response);
        }
        // Somebody who is to answer without a name does not read their own above it.
        model.addAttribute("me", null);
        model.addAttribute("token", token);
        model.addAttribute("asked", asked.get());
        model.addAttribute("form", form);
        return "surveys/feedback";
    }

    /** A token that was used is gone, so that this and one that never was look the same. */
    private static String over(HttpServletResponse response) {
        response.setStatus(HttpStatus.GONE.value());
        return "surveys/over";
    }
}
