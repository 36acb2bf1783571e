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

/** The first page: what comes next, where, and what was said last. Who is signed in sees their own first, then what they follow. */
@Controller
class HomeController {

    private static final int NEXT = 5;
    private static final int WRITTEN_UP = 3;
    private static final int TALKS = 4;

    private final MeetingQueries meetings;
    private final RegionTiles tiles;
    private final WriteUpCards writeUps;
    private final OwnMeetings own;
    private final TalkCards talks;
    private final FollowingQueries following;
    private final Network network;

    HomeController(
            MeetingQueries meetings,
            RegionTiles tiles,
            WriteUpCards writeUps,
            OwnMeetings own,
            TalkCards talks,
            FollowingQueries following,
            Network network) {
        this.meetings = meetings;
        this.tiles = tiles;
        this.writeUps = writeUps;
        this.own = own;
        this.talks = talks;
        this.following = following;
        this.network = network;
    }

    @GetMapping("/")
    String home(@Nullable CurrentPerson person, Model model) {
        if (person == null) {
            var upcoming = meetings.find(MeetingFilter.upcoming(), 1, NEXT);
            model.addAttribute("next", upcoming.rows());
            model.addAttribute("upcoming", upcoming.total());
            model.addAttribute(
                    "writeUps",
                    writeUps.latest(WRITTEN_UP).stream()
                            .map(card -> new Suggested<>(card, List.of()))
                            .toList());
        } else {
            var coming = own.of(person.id(), NEXT);
            model.addAttribute("own", coming);
            model.addAttribute("next", coming.elsewhere());
            model.addAttribute("talks", talks.followedBy(person.id(), TALKS));
            model.addAttribute("writeUps", writeUps.latestFor(person.id(), WRITTEN_UP));
            model.addAttribute("follows", following.follows(person.id()));
        }
        model.addAttribute(
                "tiles", tiles.all().stream().filter(tile -> !tile.archived()).toList());
        model.addAttribute("canonical", network.url("/"));
        return "pages/home";
    }
}
