package org.staffroom.door;

import jakarta.validation.Valid;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.places.MeetingDays;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Words;

/** The door: who is here. For organisers and helpers for the day, on a phone first. */
@Controller
@RequestMapping("/organise/meetings/{slug}/door")
class DoorController {

    private static final String PAGE = "door/door";

    /**
     * What one looks at of the list, and comes back to after a press.
     *
     * @param q typed
     * @param show "missing" for those not here yet, "here" for those who are, else everybody
     */
    record View(String q, String show) {

        static final View ALL = new View("", "");

        /** What is not asked for is not there. */
        View {
            q = q == null ? "" : q;
            show = show == null ? "" : show;
        }

        List<DoorRow> of(DoorList list) {
            return list.named(q).stream()
                    .filter(row -> switch (show) {
                        case "missing" -> !row.here();
                        case "here" -> row.here();
                        default -> true;
                    })
                    .toList();
        }
    }

    private final DoorAccess access;
    private final MeetingAccess meetings;
    private final MeetingDays days;
    private final DoorQueries queries;
    private final Door door;
    private final DoorPhones phones;
    private final Words words;
    private final Clock clock;

    DoorController(
            DoorAccess access,
            MeetingAccess meetings,
            MeetingDays days,
            DoorQueries queries,
            Door door,
            DoorPhones phones,
            Words words,
            Clock clock) {
        this.access = access;
        this.meetings = meetings;
        this.days = days;
        this.queries = queries;
        this.door = door;
        this.phones = phones;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping
    String show(CurrentPerson me, @PathVariable String slug, @ModelAttribute("view") View view, Model model) {
        model.addAttribute("form", WalkInForm.EMPTY);
        if (fill(model, me, access.at(me, slug), view).isEmpty()) {
            // Whoever is not on the list is added: the name is typed already.
            model.addAttribute("form", new WalkInForm(view.q(), ""));
        }
        return PAGE;
    }

    @PostMapping("/{person}")
    ModelAndView mark(
            CurrentPerson me,
            @PathVariable String slug,
            @PathVariable UUID person,
            @ModelAttribute("view") View view,
            Model model) {
        var meeting = access.at(me, slug);
        try {
            door.mark(me, meeting, new PersonId(person));
        } catch (Refused refused) {
            return refused(me, meeting, refused, view, WalkInForm.EMPTY, model);
        }
        return back(slug, view, person);
    }

    @PostMapping("/{person}/undo")
    ModelAndView undo(
            CurrentPerson me, @PathVariable String slug, @PathVariable UUID person, @ModelAttribute("view") View view) {
        door.undo(me, access.at(me, slug), new PersonId(person));
        return back(slug, view, person);
    }

    @PostMapping
    ModelAndView walkIn(
            CurrentPerson me,
            @PathVariable String slug,
            @Valid @ModelAttribute("form") WalkInForm form,
            BindingResult problems,
            Model model,
            RedirectAttributes redirect) {
        var meeting = access.at(me, slug);
        if (problems.hasErrors()) {
            fill(model, me, meeting, View.ALL);
            return new ModelAndView(PAGE, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var name = Objects.requireNonNull(form.name()).strip();
        PersonId person;
        try {
            person = door.walkIn(me, meeting, name, form.email());
        } catch (Refused refused) {
            return refused(me, meeting, refused, View.ALL, form, model);
        }
        var namesakes = queries.list(meeting).hereNamed(name);
        redirect.addFlashAttribute(
                "flash",
                namesakes > 1
                        ? words.of("door.flash.namesake", name, namesakes)
                        : words.of("door.flash.walked-in", name));
        return back(slug, View.ALL, person.value());
    }

    private static ModelAndView back(String slug, View view, UUID person) {
        var address = UriComponentsBuilder.fromPath("/organise/meetings/{slug}/door");
        if (!view.q().isBlank()) {
            address.queryParam("q", "{q}");
        }
        if (!view.show().isBlank()) {
            address.queryParam("show", "{show}");
        }
        return new ModelAndView("redirect:"
                + address.fragment("p-" + person)
                        .encode()
                        .buildAndExpand(Map.of("slug", slug, "q", view.q(), "show", view.show()))
                        .toUriString());
    }

    private ModelAndView refused(
            CurrentPerson me, MeetingId meeting, Refused refused, View view, WalkInForm form, Model model) {
        model.addAttribute("form", form);
        fill(model, me, meeting, view);
        model.addAttribute("refused", words.of(refused));
        return new ModelAndView(PAGE, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /** @return the rows that are shown */
    private List<DoorRow> fill(Model model, CurrentPerson me, MeetingId meeting, View view) {
        var day = days.find(meeting);
        var list = queries.list(meeting);
        var organiser = meetings.organises(me, meeting);
        model.addAttribute("nav", "organise");
        model.addAttribute("meeting", day);
        model.addAttribute("organiser", organiser);
        model.addAttribute("holder", me.id().value());
        model.addAttribute("phones", organiser ? phones.of(meeting) : List.of());
        model.addAttribute("kept", !day.off() && DoorHours.of(day).phonesMayKeep(clock.instant()));
        model.addAttribute("view", view);
        model.addAttribute("list", list);
        var found = view.of(list);
        model.addAttribute("found", found);
        model.addAttribute("open", !day.off() && !clock.instant().isBefore(day.dayBegins()));
        model.addAttribute("full", day.roomCapacity() != null && list.inRoom() >= day.roomCapacity());
        return found;
    }
}
