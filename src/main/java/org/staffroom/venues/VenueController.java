package org.staffroom.venues;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionAccess;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.Asked;
import org.staffroom.shared.Option;
import org.staffroom.shared.Words;

/** The venue book on the ambassadors' desk, and the page of each place in it. */
@Controller
class VenueController {

    static final String BOOK = "/organise/venues";

    private final VenueQueries queries;
    private final VenuePages pages;
    private final RegionAccess access;
    private final ObjectProvider<VenueUse> use;
    private final Words words;

    VenueController(
            VenueQueries queries, VenuePages pages, RegionAccess access, ObjectProvider<VenueUse> use, Words words) {
        this.queries = queries;
        this.pages = pages;
        this.access = access;
        this.use = use;
        this.words = words;
    }

    @ModelAttribute("nav")
    String nav() {
        return "organise";
    }

    /** @param title null where all are of one kind */
    record Group(@Nullable String title, List<VenueRow> venues) {}

    @GetMapping(BOOK)
    String book(
            CurrentPerson me,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable String seats,
            @RequestParam(required = false) @Nullable List<String> has,
            @RequestParam(required = false) @Nullable String page,
            Model model) {
        var own = access.regionsOf(me.id());
        if (own.isEmpty()) {
            access.requireAnyRegion(me);
        }
        var filter = VenueFilter.of(q, region, seats, has);
        var rows = queries.page(filter, own, Asked.page(page));
        var ids = rows.rows().stream().map(VenueRow::id).toList();
        model.addAttribute("filter", filter);
        model.addAttribute(
                "features",
                VenueFilter.FEATURES.stream()
                        .map(feature -> new Option(feature, words.of("venues.has." + feature)))
                        .toList());
        model.addAttribute("regions", queries.regions(null));
        model.addAttribute("venues", rows);
        model.addAttribute("groups", groups(rows.rows(), filter.region().isEmpty() ? own : Set.of()));
        model.addAttribute(
                "base",
                Asked.again(
                        BOOK,
                        "q",
                        filter.q(),
                        "region",
                        filter.region(),
                        "seats",
                        filter.seats(),
                        "has",
                        String.join(",", filter.has())));
        model.addAttribute(
                "used",
                use.stream().findFirst().map(meetings -> meetings.meetings(ids)).orElse(Map.of()));
        return "venues/book";
    }

    private List<Group> groups(List<VenueRow> venues, Set<RegionId> own) {
        if (own.isEmpty()) {
            return List.of(new Group(null, venues));
        }
        var groups = venues.stream()
                .collect(Collectors.partitioningBy(one -> one.region() != null && own.contains(one.region())));
        return Stream.of(
                        new Group(words.of("venues.own", own.size()), groups.getOrDefault(true, List.of())),
                        new Group(words.of("venues.others"), groups.getOrDefault(false, List.of())))
                .filter(group -> !group.venues.isEmpty())
                .toList();
    }

    @GetMapping(BOOK + "/{id}")
    String venue(CurrentPerson me, @PathVariable String id, Model model) {
        access.requireAnyRegion(me);
        return pages.venue(pages.find(id), model);
    }
}
