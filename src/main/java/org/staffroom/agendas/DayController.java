package org.staffroom.agendas;

import java.util.Arrays;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.Refused;
import org.staffroom.shared.SeeOther;
import org.staffroom.shared.StaleVersion;
import org.staffroom.shared.Words;

/** The presses of the timetable: move, stretch, take out, take back, fill. {@code seen} is the version on the page. */
@Controller
class DayController {

    private static final int LONGEST = 720;

    private final Agenda agenda;
    private final AgendaPages pages;
    private final ItemQueries queries;
    private final MeetingAccess access;
    private final Words words;

    DayController(Agenda agenda, AgendaPages pages, ItemQueries queries, MeetingAccess access, Words words) {
        this.agenda = agenda;
        this.pages = pages;
        this.queries = queries;
        this.access = access;
        this.words = words;
    }

    /** Where the item was dropped: the minute of the day, and a track or none. */
    @PostMapping("/organise/meetings/{slug}/agenda/{item}/place")
    ModelAndView place(
            @PathVariable String slug,
            @PathVariable UUID item,
            @RequestParam(defaultValue = "") String minute,
            @RequestParam(defaultValue = "") String track,
            @RequestParam(defaultValue = "") String seen,
            CurrentPerson me,
            Model model,
            RedirectAttributes redirect) {
        return pressed(slug, item, seen, me, model, redirect, meeting -> {
            if (!minute.matches("-?\\d{1,4}") || !track.matches("[1-9]?")) {
                throw new Refused("meetings.refused.no-such-spot");
            }
            agenda.place(
                    me,
                    meeting,
                    AgendaController.number(seen),
                    item,
                    Integer.parseInt(minute),
                    track.isEmpty() ? null : Integer.valueOf(track));
        });
    }

    /** @param minute where an item would start */
    record Landing(int minute) {}

    /** Where the item would end up if it were dropped there, for whoever is dragging it; nothing where it may not be. */
    @GetMapping("/organise/meetings/{slug}/agenda/{item}/landing")
    ResponseEntity<Landing> landing(
            @PathVariable String slug,
            @PathVariable UUID item,
            @RequestParam(defaultValue = "0") int minute,
            @RequestParam(defaultValue = "") String track,
            CurrentPerson me) {
        var meeting = access.organised(me, slug);
        if (Math.abs(minute) > LONGEST * 2 || !track.matches("[1-9]?")) {
            return ResponseEntity.noContent().build();
        }
        try {
            var number = track.isEmpty() ? null : Integer.valueOf(track);
            return ResponseEntity.ok(
                    new Landing(agenda.landing(me, meeting, queries.startOfDay(meeting), item, minute, number)));
        } catch (Refused refused) {
            return ResponseEntity.noContent().build();
        }
    }

    @PostMapping("/organise/meetings/{slug}/agenda/{item}/position")
    ModelAndView move(
            @PathVariable String slug,
            @PathVariable UUID item,
            @RequestParam(defaultValue = "") String direction,
            @RequestParam(defaultValue = "") String seen,
            CurrentPerson me,
            Model model,
            RedirectAttributes redirect) {
        return pressed(slug, item, seen, me, model, redirect, meeting -> {
            if (direction.equals("up")) {
                agenda.moveUp(me, meeting, AgendaController.number(seen), item);
            } else {
                agenda.moveDown(me, meeting, AgendaController.number(seen), item);
            }
        });
    }

    /** @param to so long; else {@code minutes} more, or less */
    @PostMapping("/organise/meetings/{slug}/agenda/{item}/length")
    ModelAndView lengthen(
            @PathVariable String slug,
            @PathVariable UUID item,
            @RequestParam(defaultValue = "5") int minutes,
            @RequestParam(required = false) @Nullable Integer to,
            @RequestParam(defaultValue = "") String seen,
            CurrentPerson me,
            Model model,
            RedirectAttributes redirect) {
        return pressed(slug, item, seen, me, model, redirect, meeting -> {
            if (to == null) {
                var some = Math.max(-LONGEST, Math.min(LONGEST, minutes));
                agenda.lengthen(me, meeting, AgendaController.number(seen), item, some);
            } else {
                agenda.stretch(me, meeting, AgendaController.number(seen), item, to);
            }
        });
    }

    @PostMapping("/organise/meetings/{slug}/agenda/{item}/removal")
    ModelAndView remove(
            @PathVariable String slug,
            @PathVariable UUID item,
            @RequestParam(defaultValue = "") String seen,
            CurrentPerson me,
            Model model,
            RedirectAttributes redirect) {
        return pressed(slug, null, seen, me, model, redirect, meeting -> {
            agenda.remove(me, meeting, AgendaController.number(seen), item);
            redirect.addFlashAttribute("flash", words.of("meetings.flash.item-removed"));
        });
    }

    @PostMapping("/organise/meetings/{slug}/agenda/undo")
    ModelAndView undo(
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String seen,
            CurrentPerson me,
            Model model,
            RedirectAttributes redirect) {
        return pressed(slug, null, seen, me, model, redirect, meeting -> {
            agenda.undo(me, meeting, AgendaController.number(seen));
            redirect.addFlashAttribute("flash", words.of("agendas.flash.undone"));
        });
    }

    @PostMapping("/organise/meetings/{slug}/agenda/redo")
    ModelAndView redo(
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String seen,
            CurrentPerson me,
            Model model,
            RedirectAttributes redirect) {
        return pressed(slug, null, seen, me, model, redirect, meeting -> {
            agenda.redo(me, meeting, AgendaController.number(seen));
            redirect.addFlashAttribute("flash", words.of("agendas.flash.redone"));
        });
    }

    /** @param name of a {@link DayTemplate} */
    @PostMapping("/organise/meetings/{slug}/agenda/template")
    ModelAndView fill(
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String name,
            CurrentPerson me,
            Model model,
            RedirectAttributes redirect) {
        return pressed(slug, null, "", me, model, redirect, meeting -> {
            var template = Arrays.stream(DayTemplate.values())
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new Refused("agendas.refused.no-such-template"));
            agenda.fill(me, meeting, template.items(words));
            redirect.addFlashAttribute("flash", words.of("agendas.flash.filled"));
        });
    }

    /** @param limit in minutes; empty for as many as come */
    @PostMapping("/organise/meetings/{slug}/agenda/vendor-limit")
    ModelAndView limitVendors(
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String limit,
            CurrentPerson me,
            Model model,
            RedirectAttributes redirect) {
        return pressed(slug, null, "", me, model, redirect, meeting -> {
            var typed = limit.strip();
            if (!typed.matches("\\d{0,3}")) {
                throw new Refused("agendas.refused.vendor-limit", LONGEST);
            }
            agenda.limitVendors(me, meeting, typed.isEmpty() ? null : Integer.valueOf(typed));
            redirect.addFlashAttribute("flash", words.of("agendas.flash.vendor-limit"));
        });
    }

    @PostMapping("/organise/meetings/{slug}/agenda/tracks")
    ModelAndView meetIn(
            @PathVariable String slug,
            @RequestParam(defaultValue = "0") int track,
            @RequestParam(defaultValue = "") String room,
            CurrentPerson me,
            Model model,
            RedirectAttributes redirect) {
        return pressed(slug, null, "", me, model, redirect, meeting -> {
            agenda.meetIn(me, meeting, track, room);
            redirect.addFlashAttribute("flash", words.of("agendas.flash.room"));
        });
    }

    private ModelAndView pressed(
            String slug,
            @Nullable UUID item,
            String seen,
            CurrentPerson me,
            Model model,
            RedirectAttributes redirect,
            Consumer<MeetingId> command) {
        var meeting = access.organised(me, slug);
        try {
            command.accept(meeting);
        } catch (Refused refused) {
            redirect.addFlashAttribute("refused", words.of(refused));
        } catch (StaleVersion stale) {
            model.addAttribute("conflict", true);
            model.addAttribute("form", ItemForm.empty());
            return new ModelAndView(pages.day(meeting, me, AgendaController.number(seen), model), HttpStatus.CONFLICT);
        }
        return SeeOther.to(AgendaController.since(slug, seen) + (item == null ? "" : "#item-" + item));
    }
}
