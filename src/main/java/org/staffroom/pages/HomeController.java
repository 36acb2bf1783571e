package org.staffroom.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.staffroom.meetings.MeetingFilter;
import org.staffroom.meetings.MeetingQueries;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.Network;

/** The first page: what comes next, where, and what was said last. Who is signed in sees their own first. */
@Controller
class HomeController {

    private static final int NEXT = 5;
    private static final int WRITTEN_UP = 3;

    private final MeetingQueries meetings;
    private final RegionTiles tiles;
    private final WriteUpCards writeUps;
    private final OwnMeetings own;
    private final Network network;

    HomeController(
            MeetingQueries meetings, RegionTiles tiles, WriteUpCards writeUps, OwnMeetings own, Network network) {
        this.meetings = meetings;
        this.tiles = tiles;
        this.writeUps = writeUps;
        this.own = own;
        this.network = network;
    }

    @GetMapping("/")
    String home(@Nullable CurrentPerson person, Model model) {
        if (person == null) {
            var upcoming = meetings.find(MeetingFilter.upcoming(), 1, NEXT);
            model.addAttribute("next", upcoming.rows());
            model.addAttribute("upcoming", upcoming.total());
        } else {
            var coming = own.of(person.id(), NEXT);
            model.addAttribute("own", coming);
            model.addAttribute(
                    "next", coming.followed().isEmpty() ? meetings.first(MeetingFilter.upcoming(), NEXT) : List.of());
        }
        model.addAttribute(
                "tiles", tiles.all().stream().filter(tile -> !tile.archived()).toList());
        model.addAttribute("writeUps", writeUps.latest(WRITTEN_UP));
        model.addAttribute("canonical", network.url("/"));
        return "pages/home";
    }
}
