package org.staffroom.pages;

import java.net.URI;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.staffroom.agendas.AgendaQueries;
import org.staffroom.agendas.AgendaView;
import org.staffroom.door.AttendanceQueries;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingQueries;
import org.staffroom.people.CurrentPerson;
import org.staffroom.places.Opening.Phase;
import org.staffroom.places.OwnPlace;
import org.staffroom.places.PlaceQueries;
import org.staffroom.shared.Network;
import org.staffroom.shared.NotFound;

/** The page of one meeting, for everybody; and as its organisers will see it before it is published. */
@Controller
class MeetingPageController {

    private final MeetingPageQueries pages;
    private final AgendaQueries agenda;
    private final MeetingQueries meetings;
    private final MeetingAccess access;
    private final PlaceQueries places;
    private final AttendanceQueries attendance;
    private final EventData events;
    private final Network network;
    private final Clock clock;

    MeetingPageController(
            MeetingPageQueries pages,
            AgendaQueries agenda,
            MeetingQueries meetings,
            MeetingAccess access,
            PlaceQueries places,
            AttendanceQueries attendance,
            EventData events,
            Network network,
            Clock clock) {
        this.pages = pages;
        this.agenda = agenda;
        this.meetings = meetings;
        this.access = access;
        this.places = places;
        this.attendance = attendance;
        this.events = events;
        this.network = network;
        this.clock = clock;
    }

    /** @param track whose day alone is shown; all of it for anything else */
    @GetMapping("/meetings/{slug}")
    Object page(
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String track,
            @Nullable CurrentPerson me,
            Model model) {
        var page = pages.find(slug);
        if (page.isEmpty()) {
            return movedFrom(slug);
        }
        show(page.get(), track, me, false, model);
        return "pages/meeting";
    }

    @GetMapping("/organise/meetings/{slug}/preview")
    String preview(
            @PathVariable String slug, @RequestParam(defaultValue = "") String track, CurrentPerson me, Model model) {
        var meeting = access.organised(me, slug);
        show(pages.find(meeting).orElseThrow(NotFound::new), track, me, true, model);
        return "pages/meeting";
    }

    private ResponseEntity<?> movedFrom(String slug) {
        var now = meetings.movedTo(slug);
        if (now == null) {
            throw new NotFound();
        }
        return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
                .location(URI.create("/meetings/" + now))
                .build();
    }

    private void show(MeetingPage page, String track, @Nullable CurrentPerson me, boolean preview, Model model) {
        var organises = access.organises(me, page.id());
        if (page.isDraft() && !organises) {
            throw new NotFound();
        }
        var own = me == null ? null : places.ownPlace(page.id(), me.id()).orElse(null);
        var around = pages.around(page.id());
        var canonical = network.url("/meetings/" + page.key());
        model.addAttribute("nav", "meetings");
        model.addAttribute("preview", preview);
        model.addAttribute("meeting", page);
        var day = agenda.of(page.id());
        model.addAttribute("day", day);
        model.addAttribute(
                "track",
                day.tracks().stream()
                        .map(AgendaView.Track::number)
                        .filter(number -> track.equals(number.toString()))
                        .findFirst()
                        .orElse(null));
        model.addAttribute("around", around);
        model.addAttribute("organises", organises);
        model.addAttribute("own", own);
        var phase = page.opening().at(clock.instant());
        model.addAttribute("phase", phase.name());
        model.addAttribute(
                "takes",
                phase == Phase.OPEN
                        || (phase == Phase.HEAD_START && me != null && places.hasHeadStart(page.id(), me.id())));
        var marked = me != null && page.begun() && attendance.attended(page.id(), me.id());
        model.addAttribute("marked", marked);
        model.addAttribute("attended", marked && !page.isOpen());
        if (marked && !page.isOpen()) {
            model.addAttribute("feedbackUntil", pages.feedbackUntil(page.id()));
        }
        if (me != null && isConfirmed(own)) {
            model.addAttribute("fellows", places.fellows(page.id(), me.id()));
        }
        if (page.hasInside() && (organises || isConfirmed(own))) {
            model.addAttribute("inside", pages.inside(page.id()));
        }
        if (!page.isDraft()) {
            model.addAttribute("description", page.description());
            model.addAttribute("canonical", canonical);
            model.addAttribute("image", canonical + "/card.png");
            model.addAttribute("eventData", events.of(page, around, canonical));
        }
    }

    private static boolean isConfirmed(@Nullable OwnPlace own) {
        return own != null && own.confirmed();
    }
}
