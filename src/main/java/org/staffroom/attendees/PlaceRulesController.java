package org.staffroom.attendees;

import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;
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
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.PlaceMode;
import org.staffroom.people.CurrentPerson;
import org.staffroom.places.MeetingDays;
import org.staffroom.places.PlaceDay;
import org.staffroom.places.RuleBook;
import org.staffroom.shared.Refused;
import org.staffroom.shared.StaleVersion;
import org.staffroom.shared.Words;

/** How many places a meeting has, and by what rules they are taken. */
@Controller
@RequestMapping("/organise/meetings/{slug}/places")
class PlaceRulesController {

    /** A choice of the form. */
    record Option(String value, String label) {}

    private static final String PAGE = "attendees/places";

    private final MeetingAccess access;
    private final MeetingDays days;
    private final RuleBook book;
    private final PlaceNumbersQueries numbers;
    private final Words words;
    private final Clock clock;

    PlaceRulesController(
            MeetingAccess access,
            MeetingDays days,
            RuleBook book,
            PlaceNumbersQueries numbers,
            Words words,
            Clock clock) {
        this.access = access;
        this.days = days;
        this.book = book;
        this.numbers = numbers;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping
    String show(CurrentPerson me, @PathVariable String slug, Model model) {
        var meeting = access.organised(me, slug);
        fill(model, me, meeting, book.look(meeting), null);
        return PAGE;
    }

    @PostMapping
    ModelAndView decide(
            CurrentPerson me,
            @PathVariable String slug,
            @ModelAttribute("form") PlaceRulesForm form,
            BindingResult problems,
            Model model,
            RedirectAttributes redirect) {
        var meeting = access.organised(me, slug);
        var day = book.day(me, meeting);
        var rules = form.read(day, problems);
        if (rules != null) {
            try {
                book.decide(me, meeting, rules);
                return done(slug, redirect, words.of("attendees.flash.rules"));
            } catch (StaleVersion meanwhile) {
                var now = form.over(book.day(me, meeting));
                fill(model, me, meeting, day, now);
                model.addAttribute("refused", words.of("attendees.rules.stale"));
                return unprocessable(model);
            }
        }
        fill(model, me, meeting, day, form);
        return unprocessable(model);
    }

    @PostMapping("/capacity")
    ModelAndView capacity(
            CurrentPerson me,
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable String room,
            @RequestParam(required = false) @Nullable String online,
            Model model,
            RedirectAttributes redirect) {
        var meeting = access.organised(me, slug);
        var wanted = new EnumMap<PlaceMode, Integer>(PlaceMode.class);
        try {
            for (var row : numbers.of(me, meeting)) {
                var typed = row.mode() == PlaceMode.ROOM ? room : online;
                if (typed != null) {
                    wanted.put(row.mode(), number(typed));
                }
            }
            book.capacity(me, meeting, wanted);
        } catch (Refused refused) {
            fill(model, me, meeting, book.day(me, meeting), null);
            model.addAttribute("refused", words.of(refused));
            model.addAttribute("typed", typed(room, online));
            return unprocessable(model);
        }
        return done(slug, redirect, words.of("attendees.flash.capacity"));
    }

    private static int number(String typed) {
        var text = typed.strip();
        var number = text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > 5000) {
            throw new Refused("attendees.refused.capacity");
        }
        return number;
    }

    private static Map<PlaceMode, String> typed(@Nullable String room, @Nullable String online) {
        var typed = new EnumMap<PlaceMode, String>(PlaceMode.class);
        typed.put(PlaceMode.ROOM, room == null ? "" : room);
        typed.put(PlaceMode.ONLINE, online == null ? "" : online);
        return typed;
    }

    private void fill(Model model, CurrentPerson me, MeetingId meeting, PlaceDay day, @Nullable PlaceRulesForm form) {
        model.addAttribute("nav", "organise");
        model.addAttribute("meeting", days.find(meeting));
        model.addAttribute("day", day);
        if (form == null) {
            model.addAttribute("form", PlaceRulesForm.of(day));
        } else if (form != model.getAttribute("form")) {
            model.addAttribute("form", form);
        }
        var overview = numbers.overview(me, meeting);
        model.addAttribute("numbers", overview.numbers());
        model.addAttribute("requests", overview.requests());
        model.addAttribute("asksFrom", day.rules().offersFrom(day.startsAt(), day.zone()));
        model.addAttribute("phase", day.opening().at(clock.instant()));
        model.addAttribute(
                "offerChoices",
                IntStream.rangeClosed(0, 14)
                        .filter(days -> days <= 3 || days == 7 || days == 14 || isDecided(day, days))
                        .mapToObj(
                                days -> new Option(String.valueOf(days), words.of("attendees.rules.offer.days", days)))
                        .toList());
    }

    private static boolean isDecided(PlaceDay day, int days) {
        var decided = day.rules().offerDays();
        return decided != null && decided == days;
    }

    private static ModelAndView unprocessable(Model model) {
        return new ModelAndView(PAGE, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static ModelAndView done(String slug, RedirectAttributes redirect, String said) {
        redirect.addFlashAttribute("flash", said);
        return new ModelAndView("redirect:/organise/meetings/" + slug + "/places");
    }
}
