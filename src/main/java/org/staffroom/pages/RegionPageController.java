package org.staffroom.pages;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.staffroom.calls.Call;
import org.staffroom.calls.CallQueries;
import org.staffroom.meetings.MeetingFilter;
import org.staffroom.meetings.MeetingQueries;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionQueries;
import org.staffroom.shared.Asked;
import org.staffroom.shared.Network;

/** All regions, and a region's programme, ambassadors and past. */
@Controller
class RegionPageController {

    private static final int NEXT = 20;

    private final RegionQueries regions;
    private final RegionTiles tiles;
    private final RegionPages past;
    private final MeetingQueries meetings;
    private final CallQueries calls;
    private final Network network;

    RegionPageController(
            RegionQueries regions,
            RegionTiles tiles,
            RegionPages past,
            MeetingQueries meetings,
            CallQueries calls,
            Network network) {
        this.regions = regions;
        this.tiles = tiles;
        this.past = past;
        this.meetings = meetings;
        this.calls = calls;
        this.network = network;
    }

    @GetMapping("/regions")
    String all(Model model) {
        var all = tiles.all();
        model.addAttribute(
                "tiles", all.stream().filter(tile -> !tile.archived()).toList());
        model.addAttribute("archived", all.stream().filter(RegionTile::archived).toList());
        model.addAttribute("canonical", network.url("/regions"));
        return "pages/regions";
    }

    @GetMapping("/regions/{slug}")
    String one(
            @Nullable CurrentPerson person,
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable String page,
            Model model) {
        var read = regions.read(slug, person == null ? null : person.id());
        var region = read.region();
        model.addAttribute("region", region);
        model.addAttribute("ambassadors", regions.ambassadors(region.id()));
        model.addAttribute("next", meetings.first(MeetingFilter.upcoming().inRegion(slug), NEXT));
        model.addAttribute("past", past.past(slug, Asked.page(page)));
        model.addAttribute(
                "call", calls.find("region:" + slug).filter(Call::open).orElse(null));
        model.addAttribute("mailbox", network.mailbox());
        if (person != null) {
            model.addAttribute("follows", read.followed());
        }
        model.addAttribute("canonical", network.url("/regions/" + slug));
        return "pages/region";
    }
}
