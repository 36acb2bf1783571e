package org.staffroom.attendance;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.door.DoorAccess;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.places.MeetingDays;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Words;

/** Who was at a meeting from when to when, for its organisers; and who is in the building, for whoever works the door. */
@Controller
@RequestMapping("/organise/meetings/{slug}")
class AttendanceController {

    private static final String PAGE = "attendance/attendance";

    private final MeetingAccess access;
    private final DoorAccess door;
    private final MeetingDays days;
    private final AttendanceViews views;
    private final Attendances attendances;
    private final Words words;
    private final Clock clock;

    AttendanceController(
            MeetingAccess access,
            DoorAccess door,
            MeetingDays days,
            AttendanceViews views,
            Attendances attendances,
            Words words,
            Clock clock) {
        this.access = access;
        this.door = door;
        this.days = days;
        this.views = views;
        this.attendances = attendances;
        this.words = words;
        this.clock = clock;
    }

    /** Times for the fields of the page. */
    record Fields(ZoneId zone) {

        public String of(@Nullable Instant instant) {
            return instant == null ? "" : OwnAttendanceController.clock(instant, zone);
        }
    }

    @GetMapping("/attendance")
    String show(CurrentPerson me, @PathVariable String slug, Model model) {
        return fill(model, me, access.organised(me, slug));
    }

    /** @param left empty for to the end */
    @PostMapping("/attendance/{person}")
    ModelAndView correct(
            CurrentPerson me,
            @PathVariable String slug,
            @PathVariable UUID person,
            @RequestParam(defaultValue = "") String arrived,
            @RequestParam(defaultValue = "") String left,
            Model model,
            RedirectAttributes redirect) {
        model.addAttribute("arrived", arrived);
        model.addAttribute("left", left);
        return press(
                me,
                slug,
                person,
                model,
                redirect,
                "corrected",
                (organiser, meeting, whose) -> attendances.correct(organiser, meeting, whose, arrived, left));
    }

    @PostMapping("/attendance/{person}/departure")
    ModelAndView leaves(
            CurrentPerson me,
            @PathVariable String slug,
            @PathVariable UUID person,
            Model model,
            RedirectAttributes redirect) {
        return press(me, slug, person, model, redirect, "leaves", attendances::leavesNow);
    }

    @PostMapping("/attendance/{person}/arrival")
    ModelAndView wasHere(
            CurrentPerson me,
            @PathVariable String slug,
            @PathVariable UUID person,
            Model model,
            RedirectAttributes redirect) {
        var over = MeetingHours.of(days.find(access.organised(me, slug))).over(clock.instant());
        return press(me, slug, person, model, redirect, over ? "was-here" : "here", attendances::wasHere);
    }

    @PostMapping("/attendance/{person}/apologies")
    ModelAndView apologised(
            CurrentPerson me,
            @PathVariable String slug,
            @PathVariable UUID person,
            Model model,
            RedirectAttributes redirect) {
        return press(me, slug, person, model, redirect, "apologised", attendances::apologised);
    }

    /** What they say is so. */
    @PostMapping("/attendance/{person}/agreement")
    ModelAndView putRight(
            CurrentPerson me,
            @PathVariable String slug,
            @PathVariable UUID person,
            Model model,
            RedirectAttributes redirect) {
        return press(me, slug, person, model, redirect, "put-right", attendances::putRight);
    }

    /** It stays as it is. */
    @PostMapping("/attendance/{person}/refusal")
    ModelAndView leave(
            CurrentPerson me,
            @PathVariable String slug,
            @PathVariable UUID person,
            Model model,
            RedirectAttributes redirect) {
        return press(me, slug, person, model, redirect, "kept", attendances::leave);
    }

    /** To print when the alarm goes: who is in the building now. */
    @GetMapping("/in-the-building")
    String inTheBuilding(CurrentPerson me, @PathVariable String slug, Model model) {
        var meeting = door.at(me, slug);
        model.addAttribute("nav", "organise");
        model.addAttribute("meeting", days.find(meeting));
        model.addAttribute("people", views.inTheBuilding(meeting));
        model.addAttribute("unmarked", views.unmarkedSpeakers(meeting));
        model.addAttribute("now", clock.instant());
        return "attendance/in-the-building";
    }

    /** A command on somebody's attendance. */
    private interface Command {
        void run(CurrentPerson me, MeetingId meeting, PersonId person);
    }

    /** @param done what is said when it was done: the end of a message key */
    private ModelAndView press(
            CurrentPerson me,
            String slug,
            UUID person,
            Model model,
            RedirectAttributes redirect,
            String done,
            Command command) {
        var meeting = access.organised(me, slug);
        try {
            command.run(me, meeting, new PersonId(person));
        } catch (Refused refused) {
            fill(model, me, meeting);
            model.addAttribute("refused", words.of(refused));
            model.addAttribute("whose", person);
            return new ModelAndView(PAGE, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        redirect.addFlashAttribute("flash", words.of("attendance.flash." + done));
        return new ModelAndView("redirect:/organise/meetings/" + slug + "/attendance#p-" + person);
    }

    private String fill(Model model, CurrentPerson me, MeetingId meeting) {
        var day = days.find(meeting);
        var hours = MeetingHours.of(day);
        var now = clock.instant();
        model.addAttribute("nav", "organise");
        model.addAttribute("meeting", day);
        model.addAttribute("held", hours.held(now));
        model.addAttribute("over", hours.over(now));
        model.addAttribute("disputes", views.disputes(me, meeting));
        model.addAttribute("here", views.here(me, meeting));
        model.addAttribute("missing", views.missing(me, meeting));
        model.addAttribute("fields", new Fields(hours.zone()));
        return PAGE;
    }
}
