package org.staffroom.room;

import jakarta.validation.Valid;
import java.util.Objects;
import java.util.function.Function;
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
import org.staffroom.changes.OnTheDay;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.places.MeetingDay;
import org.staffroom.places.MeetingDays;
import org.staffroom.shared.Merged;
import org.staffroom.shared.Network;
import org.staffroom.shared.Refused;
import org.staffroom.shared.SeeOther;
import org.staffroom.shared.StaleVersion;
import org.staffroom.shared.Words;

/** What organisers prepare for the room, and their clock while the meeting is on. */
@Controller
@RequestMapping("/organise/meetings/{slug}/room")
class OrganiserRoomController {

    private final RoomQueries queries;
    private final Rooms rooms;
    private final OnTheDay day;
    private final MeetingAccess access;
    private final MeetingDays days;
    private final Words words;
    private final Network network;

    OrganiserRoomController(
            RoomQueries queries,
            Rooms rooms,
            OnTheDay day,
            MeetingAccess access,
            MeetingDays days,
            Words words,
            Network network) {
        this.queries = queries;
        this.rooms = rooms;
        this.day = day;
        this.access = access;
        this.days = days;
        this.words = words;
        this.network = network;
    }

    @GetMapping
    String prepare(CurrentPerson me, @PathVariable String slug, Model model) {
        var meeting = access.organised(me, slug);
        var notes = queries.room(meeting).notes();
        var earlier = notes.version() == 0 ? queries.earlier(meeting) : null;
        model.addAttribute("carried", earlier != null);
        model.addAttribute("form", NotesForm.of(Objects.requireNonNullElse(earlier, notes)));
        model.addAttribute("seen", Merged.seen(NotesForm.of(notes)));
        return page(meeting, model);
    }

    @PostMapping
    ModelAndView note(
            CurrentPerson me,
            @PathVariable String slug,
            @Valid @ModelAttribute("form") NotesForm form,
            BindingResult problems,
            @RequestParam(defaultValue = "") String seen,
            Model model,
            RedirectAttributes redirect) {
        var meeting = access.organised(me, slug);
        if (problems.hasErrors()) {
            model.addAttribute("seen", seen);
            return new ModelAndView(page(meeting, model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            rooms.note(me, meeting, form.notes());
        } catch (StaleVersion stale) {
            var now = queries.room(meeting).notes();
            var merged = Merged.of(seen, NotesForm.of(now), form);
            model.addAttribute("differences", merged.differences("room.notes."::concat));
            model.addAttribute("form", merged.form());
            model.addAttribute("seen", Merged.seen(NotesForm.of(now)));
            return new ModelAndView(page(meeting, model), model.asMap(), HttpStatus.CONFLICT);
        }
        redirect.addFlashAttribute("flash", words.of("room.flash.noted"));
        return SeeOther.to("/organise/meetings/" + slug + "/room");
    }

    private String page(MeetingId meeting, Model model) {
        MeetingDay shown = days.find(meeting);
        model.addAttribute("nav", "organise");
        model.addAttribute("meeting", shown);
        model.addAttribute("room", queries.room(meeting));
        model.addAttribute("address", network.url("/meetings/" + shown.key() + "/room"));
        return "room/organise";
    }

    /**
     * It runs late.
     *
     * @param track empty for the whole day
     */
    @PostMapping("/lateness")
    ModelAndView late(
            CurrentPerson me,
            @PathVariable String slug,
            @RequestParam(defaultValue = "0") int minutes,
            @RequestParam(required = false) @Nullable Integer track,
            @RequestParam(defaultValue = "0") int seen,
            RedirectAttributes redirect) {
        return pressed(me, slug, redirect, meeting -> {
            day.late(me, meeting, track, minutes, seen);
            return words.of("room.flash.late", minutes);
        });
    }

    /** What comes next begins now. */
    @PostMapping("/next")
    ModelAndView next(
            CurrentPerson me,
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable Integer track,
            @RequestParam(defaultValue = "0") int seen,
            RedirectAttributes redirect) {
        return pressed(
                me,
                slug,
                redirect,
                meeting -> words.of(
                        day.next(me, meeting, track, seen) ? "room.flash.next" : "room.flash.next-in-a-minute"));
    }

    @PostMapping("/undo")
    ModelAndView undo(
            CurrentPerson me,
            @PathVariable String slug,
            @RequestParam(defaultValue = "0") int seen,
            RedirectAttributes redirect) {
        return pressed(me, slug, redirect, meeting -> {
            day.undo(me, meeting, seen);
            return words.of("room.flash.undone");
        });
    }

    /** @param press answers with what came of it, in words */
    private ModelAndView pressed(
            CurrentPerson me, String slug, RedirectAttributes redirect, Function<MeetingId, String> press) {
        var meeting = access.organised(me, slug);
        try {
            redirect.addFlashAttribute("flash", press.apply(meeting));
        } catch (Refused refused) {
            redirect.addFlashAttribute("refused", words.of(refused));
        }
        return SeeOther.to("/meetings/" + days.find(meeting).key() + "/room");
    }
}
