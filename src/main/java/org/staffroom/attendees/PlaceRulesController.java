package org.staffroom.attendees;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
import org.staffroom.meetings.PlaceMode;
import org.staffroom.people.CurrentPerson;
import org.staffroom.places.RuleBook;
import org.staffroom.shared.Refused;
import org.staffroom.shared.StaleVersion;
import org.staffroom.shared.Words;

/** How many places a meeting has, and by what rules they are taken. */
@Controller
@RequestMapping("/organise/meetings/{slug}/places")
class PlaceRulesController {

    private final MeetingAccess access;
    private final PlacePages pages;
    private final RuleBook book;
    private final PlaceNumbersQueries numbers;
    private final Words words;

    PlaceRulesController(
            MeetingAccess access, PlacePages pages, RuleBook book, PlaceNumbersQueries numbers, Words words) {
        this.access = access;
        this.pages = pages;
        this.book = book;
        this.numbers = numbers;
        this.words = words;
    }

    @GetMapping
    String show(CurrentPerson me, @PathVariable String slug, Model model) {
        var meeting = access.organised(me, slug);
        pages.places(model, me, meeting, book.look(meeting), null);
        return PlacePages.PLACES;
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
                pages.places(model, me, meeting, day, now);
                model.addAttribute("refused", words.of("attendees.rules.stale"));
                return PlacePages.unprocessable(model);
            }
        }
        pages.places(model, me, meeting, day, form);
        return PlacePages.unprocessable(model);
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
            pages.places(model, me, meeting, book.day(me, meeting), null);
            model.addAttribute("refused", words.of(refused));
            model.addAttribute("typed", typed(room, online));
            return PlacePages.unprocessable(model);
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

    private static ModelAndView done(String slug, RedirectAttributes redirect, String said) {
        redirect.addFlashAttribute("flash", said);
        return new ModelAndView("redirect:/organise/meetings/" + slug + "/places");
    }
}
