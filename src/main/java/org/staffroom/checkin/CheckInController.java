package org.staffroom.checkin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.Requester;
import org.staffroom.shared.Attempt;
import org.staffroom.shared.Limiter;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;

/**
 * Where the code on the wall leads. The code is the authority of guests: they carry no session and no token. Whether an
 * address is known makes no difference to what they see.
 */
@Controller
@RequestMapping("/c/{code}")
class CheckInController {

    private static final String PAGE = "checkin/check-in";

    /** A room full of people behind one address of a school, all at once. */
    private static final int GUESTS_FROM_ONE = 60;

    private static final Duration COUNTED_FOR = Duration.ofMinutes(1);

    private final CheckInQueries queries;
    private final CheckIns checkIns;
    private final Limiter limiter;
    private final Clock clock;

    CheckInController(CheckInQueries queries, CheckIns checkIns, Limiter limiter, Clock clock) {
        this.queries = queries;
        this.checkIns = checkIns;
        this.limiter = limiter;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable String code, @Nullable CurrentPerson me, Model model, HttpServletResponse response) {
        model.addAttribute("form", GuestForm.EMPTY);
        return page(code, me, model, response);
    }

    /** I am here, of somebody signed in. Refused, the page says why by itself. */
    @PostMapping
    String self(CurrentPerson me, @PathVariable String code) {
        try {
            checkIns.self(me, code);
        } catch (Refused tooEarlyOrLate) {
            // the page says so
        }
        return "redirect:/c/" + CheckInCode.tidy(code);
    }

    @PostMapping("/guest")
    String guest(
            @PathVariable String code,
            @Valid @ModelAttribute("form") GuestForm form,
            BindingResult problems,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (queries.find(code).isEmpty()) {
            throw new NotFound();
        }
        if (!problems.hasErrors() && !limiter.allows("check-in", Requester.of(request), GUESTS_FROM_ONE, COUNTED_FOR)) {
            page(code, null, model, response);
            problems.reject("checkin.refused.rush");
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            return PAGE;
        }
        var done = Attempt.succeeds(
                problems,
                response,
                CheckInController::field,
                () -> checkIns.guest(code, form.called(), form.address()));
        var page = page(code, null, model, response);
        // Answered at once, for there is no session to say it in afterwards; sent again it changes nothing.
        return done ? "checkin/welcome" : page;
    }

    @GetMapping("/guest")
    String again(@PathVariable String code) {
        return "redirect:/c/" + CheckInCode.tidy(code);
    }

    private String page(String code, @Nullable CurrentPerson me, Model model, HttpServletResponse response) {
        var found = queries.find(code);
        unlisted(response);
        if (found.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return "checkin/unknown";
        }
        var meeting = found.get();
        model.addAttribute("meeting", meeting);
        model.addAttribute("phase", meeting.at(clock.instant()).name());
        if (me != null) {
            model.addAttribute("nav", "my");
            model.addAttribute(
                    "own",
                    queries.own(meeting.meeting(), me.id())
                            .filter(OwnArrival::settled)
                            .orElse(null));
        }
        return PAGE;
    }

    private static @Nullable String field(String refusal) {
        return switch (refusal) {
            case "people.email.invalid" -> "email";
            case "people.name.length" -> "name";
            default -> null;
        };
    }

    /** The address opens a door: no other site is to learn it. */
    private static void unlisted(HttpServletResponse response) {
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex");
    }
}
