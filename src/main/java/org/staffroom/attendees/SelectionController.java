package org.staffroom.attendees;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.door.Door;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.PlaceMode;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.places.ByHand;
import org.staffroom.shared.Ids;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Words;

/**
 * What organisers do with several on the list at once. What sends mail is shown first, with who gets it; people who are
 * not on the list are left out, whoever's id is sent.
 */
@Controller
@RequestMapping("/organise/meetings/{slug}/attendees")
class SelectionController {

    enum Act {
        MESSAGE("messages"),
        CONFIRM("confirmation"),
        TO_ROOM("room"),
        TO_ONLINE("online"),
        GIVE_BACK("cancellation"),
        HERE("selection");

        private final String path;

        Act(String path) {
            this.path = path;
        }

        /** Where it is done, under the list. */
        public String path() {
            return path;
        }

        static Act at(String address) {
            return Arrays.stream(values())
                    .filter(act -> address.endsWith("/" + act.path))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static final String PAGE = "attendees/selection";

    private final MeetingAccess access;
    private final AttendeePages pages;
    private final AttendeeListQueries queries;
    private final ByHand hand;
    private final WritingToAttendees writing;
    private final Door door;
    private final Words words;

    SelectionController(
            MeetingAccess access,
            AttendeePages pages,
            AttendeeListQueries queries,
            ByHand hand,
            WritingToAttendees writing,
            Door door,
            Words words) {
        this.access = access;
        this.pages = pages;
        this.queries = queries;
        this.hand = hand;
        this.writing = writing;
        this.door = door;
        this.words = words;
    }

    /** Shows who was selected and asks for what is still needed; marking as here needs nothing and is done at once. */
    @PostMapping("/selection")
    ModelAndView select(
            CurrentPerson me,
            @PathVariable String slug,
            @RequestParam(defaultValue = "MESSAGE") Act act,
            @RequestParam(name = "person", required = false) @Nullable List<UUID> people,
            @ModelAttribute("typed") FilterForm typed,
            Model model,
            RedirectAttributes redirect) {
        var meeting = access.organised(me, slug);
        var filter = typed.filter();
        var chosen = queries.list(me, meeting).of(orNone(people));
        if (chosen.isEmpty()) {
            return refused(me, meeting, new Refused("attendees.refused.nobody-selected"), filter, List.of(), model);
        }
        if (act == Act.HERE) {
            try {
                var marked = door.markAll(me, meeting, ids(chosen));
                return done(slug, filter, redirect, words.of("attendees.flash.marked", marked));
            } catch (Refused refused) {
                return refused(me, meeting, refused, filter, orNone(people), model);
            }
        }
        model.addAttribute("form", act == Act.MESSAGE ? new MessageForm("", "") : new ReasonForm(""));
        return page(me, meeting, act, people, Ids.next(), filter, model, HttpStatus.OK);
    }

    /** Gives places to those selected, moves them to the room or online, or gives theirs back. */
    @PostMapping({"/confirmation", "/room", "/online", "/cancellation"})
    ModelAndView move(
            CurrentPerson me,
            @PathVariable String slug,
            @RequestParam(name = "person", required = false) @Nullable List<UUID> people,
            @Valid @ModelAttribute("form") ReasonForm form,
            BindingResult problems,
            @ModelAttribute("typed") FilterForm typed,
            HttpServletRequest request,
            Model model,
            RedirectAttributes redirect) {
        var act = Act.at(request.getRequestURI());
        var filter = typed.filter();
        var meeting = access.organised(me, slug);
        if (problems.hasErrors()) {
            return page(me, meeting, act, people, Ids.next(), filter, model, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var reason = Objects.requireNonNull(form.reason());
        var chosen = ids(queries.list(me, meeting).of(orNone(people)));
        try {
            var outcome = switch (act) {
                case CONFIRM -> hand.confirm(me, meeting, chosen, reason);
                case TO_ROOM -> hand.move(me, meeting, chosen, PlaceMode.ROOM, reason);
                case TO_ONLINE -> hand.move(me, meeting, chosen, PlaceMode.ONLINE, reason);
                default -> hand.giveBack(me, meeting, chosen, reason);
            };
            var key = switch (act) {
                case CONFIRM -> "attendees.flash.granted";
                case TO_ROOM, TO_ONLINE -> "attendees.flash.moved";
                default -> "attendees.flash.released";
            };
            return done(slug, filter, redirect, words.of(key, outcome.done(), outcome.left()));
        } catch (Refused refused) {
            return refused(me, meeting, refused, filter, orNone(people), model);
        }
    }

    /** @param message made with the page that asks for the words, so that pressing twice sends once */
    @PostMapping("/messages")
    ModelAndView write(
            CurrentPerson me,
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable UUID message,
            @RequestParam(name = "person", required = false) @Nullable List<UUID> people,
            @Valid @ModelAttribute("form") MessageForm form,
            BindingResult problems,
            @ModelAttribute("typed") FilterForm typed,
            Model model,
            RedirectAttributes redirect) {
        var meeting = access.organised(me, slug);
        var key = message == null ? Ids.next() : message;
        if (problems.hasErrors()) {
            return page(me, meeting, Act.MESSAGE, people, key, typed.filter(), model, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            var reached = writing.write(
                    me,
                    meeting,
                    key,
                    orNone(people),
                    Objects.requireNonNull(form.subject()).strip(),
                    Objects.requireNonNull(form.text()).strip());
            return done(slug, typed.filter(), redirect, words.of("attendees.flash.written", reached));
        } catch (Refused refused) {
            return refused(me, meeting, refused, typed.filter(), List.of(), model);
        }
    }

    private ModelAndView page(
            CurrentPerson me,
            MeetingId meeting,
            Act act,
            @Nullable List<UUID> people,
            UUID message,
            AttendeeFilter filter,
            Model model,
            HttpStatus status) {
        var chosen = pages.heading(model, me, meeting, filter).of(orNone(people));
        model.addAttribute("act", act);
        model.addAttribute("chosen", chosen);
        model.addAttribute(
                "reached", chosen.stream().filter(AttendeeRow::reachable).count());
        model.addAttribute("message", message);
        return new ModelAndView(PAGE, model.asMap(), status);
    }

    private ModelAndView refused(
            CurrentPerson me,
            MeetingId meeting,
            Refused refused,
            AttendeeFilter filter,
            Collection<UUID> ticked,
            Model model) {
        model.asMap().remove("form");
        pages.list(model, me, meeting, filter, ticked);
        model.addAttribute("refused", words.of(refused));
        return new ModelAndView(AttendeePages.LIST, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static ModelAndView done(String slug, AttendeeFilter filter, RedirectAttributes redirect, String said) {
        redirect.addFlashAttribute("flash", said);
        return new ModelAndView("redirect:/organise/meetings/" + slug + "/attendees" + filter.query());
    }

    private static List<UUID> orNone(@Nullable List<UUID> people) {
        return people == null ? List.of() : people;
    }

    private static List<PersonId> ids(List<AttendeeRow> rows) {
        return rows.stream().map(row -> new PersonId(row.id())).toList();
    }
}
