package org.staffroom.attendance;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.Attempt;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Words;

/** One's own attendance, as it is recorded, and what one has to say about it. */
@Controller
@RequestMapping("/my/attendance")
class OwnAttendanceController {

    /** It was otherwise. */
    record OtherwiseForm(
            @Nullable String arrived,
            @Nullable String left,

            @Size(max = 300, message = "{attendance.own.words-long}") @Nullable
            String words) {}

    private static final String PAGE = "attendance/own-day";
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private final AttendanceViews views;
    private final OwnAttendances attendances;
    private final Words words;
    private final Clock clock;

    OwnAttendanceController(AttendanceViews views, OwnAttendances attendances, Words words, Clock clock) {
        this.views = views;
        this.attendances = attendances;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping
    String list(CurrentPerson me, Model model) {
        model.addAttribute("nav", "my");
        model.addAttribute("days", views.own(me.id()));
        model.addAttribute("now", clock.instant());
        return "attendance/own";
    }

    @GetMapping("/{slug}")
    String day(CurrentPerson me, @PathVariable String slug, Model model) {
        var day = find(me, slug);
        var end = day.saidLeftAt() == null ? day.leftAt() : day.saidLeftAt();
        model.addAttribute(
                "form",
                day.open()
                        ? new OtherwiseForm(clock(day, day.saidArrivedAt()), clock(day, day.saidLeftAt()), day.words())
                        : new OtherwiseForm(clock(day, day.startsAt()), clock(day, end), ""));
        return fill(day, model);
    }

    /** @param left empty for to the end */
    @PostMapping("/{slug}/departure")
    ModelAndView left(
            CurrentPerson me,
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String left,
            Model model,
            RedirectAttributes redirect) {
        var day = find(me, slug);
        try {
            attendances.left(me, day.meeting(), left);
        } catch (Refused refused) {
            model.addAttribute("typed", left);
            return refused(day, refused, model);
        }
        return back(slug, redirect, left.isBlank() ? "attendance.flash.stayed" : "attendance.flash.left");
    }

    @PostMapping("/{slug}/apologies")
    ModelAndView apologise(CurrentPerson me, @PathVariable String slug, Model model, RedirectAttributes redirect) {
        var day = find(me, slug);
        try {
            attendances.apologise(me, day.meeting());
        } catch (Refused refused) {
            return refused(day, refused, model);
        }
        return back(slug, redirect, "attendance.flash.apologies");
    }

    @PostMapping("/{slug}/otherwise")
    ModelAndView otherwise(
            CurrentPerson me,
            @PathVariable String slug,
            @Valid @ModelAttribute("form") OtherwiseForm form,
            BindingResult problems,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        var day = find(me, slug);
        var said = Attempt.succeeds(
                problems,
                response,
                OwnAttendanceController::field,
                () -> attendances.otherwise(me, day.meeting(), form.arrived(), form.left(), form.words()));
        if (said) {
            return back(slug, redirect, "attendance.flash.otherwise");
        }
        model.addAttribute("disputing", true);
        return new ModelAndView(fill(day, model), model.asMap());
    }

    /** Somebody typed my address: it was me. */
    @PostMapping("/{slug}/confirmation")
    ModelAndView mine(CurrentPerson me, @PathVariable String slug, RedirectAttributes redirect) {
        attendances.guest(me, find(me, slug).meeting(), true);
        return back(slug, redirect, "attendance.flash.mine");
    }

    /** Somebody typed my address: it was not me. */
    @PostMapping("/{slug}/removal")
    ModelAndView notMine(CurrentPerson me, @PathVariable String slug, RedirectAttributes redirect) {
        attendances.guest(me, find(me, slug).meeting(), false);
        redirect.addFlashAttribute("flash", words.of("attendance.flash.not-mine"));
        return new ModelAndView("redirect:/my/attendance");
    }

    private OwnDay find(CurrentPerson me, String slug) {
        return views.own(me.id(), slug).orElseThrow(NotFound::new);
    }

    private String fill(OwnDay day, Model model) {
        model.addAttribute("nav", "my");
        model.addAttribute("day", day);
        model.addAttribute("now", clock.instant());
        model.addAttribute("from", clock(day, day.startsAt()));
        model.addAttribute("until", clock(day, day.endsAt()));
        if (!model.containsAttribute("typed")) {
            model.addAttribute("typed", proposed(day));
        }
        return PAGE;
    }

    /** The time one left as it is recorded; while the meeting goes on, now. */
    private String proposed(OwnDay day) {
        var now = clock.instant();
        return clock(day, day.leftAt() != null ? day.leftAt() : day.over(now) ? null : now);
    }

    private ModelAndView refused(OwnDay day, Refused refused, Model model) {
        model.addAttribute("refused", words.of(refused));
        model.addAttribute("form", new OtherwiseForm(clock(day, day.startsAt()), "", ""));
        return new ModelAndView(fill(day, model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private ModelAndView back(String slug, RedirectAttributes redirect, String said) {
        redirect.addFlashAttribute("flash", words.of(said));
        return new ModelAndView("redirect:/my/attendance/" + slug);
    }

    private static @Nullable String field(String refusal) {
        return switch (refusal) {
            case "attendance.refused.arrived" -> "arrived";
            case "attendance.refused.left" -> "left";
            default -> null;
        };
    }

    /** For a field of a form: "09:30", empty for none. */
    private static String clock(OwnDay day, @Nullable Instant instant) {
        return instant == null ? "" : clock(instant, day.place());
    }

    static String clock(Instant instant, ZoneId zone) {
        return LocalTime.ofInstant(instant, zone)
                .truncatedTo(ChronoUnit.MINUTES)
                .format(CLOCK);
    }
}
