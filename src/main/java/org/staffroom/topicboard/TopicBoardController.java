package org.staffroom.topicboard;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionAccess;
import org.staffroom.regions.RegionQueries;
import org.staffroom.shared.Asked;
import org.staffroom.shared.Network;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Option;
import org.staffroom.shared.Words;
import org.staffroom.topics.TopicQueries;

/** The board and its topics, for everybody. Ambassadors see beside a topic what they can do with it. */
@Controller
class TopicBoardController {

    static final int SIZE = 20;

    private final TopicBoardQueries queries;
    private final OrganiserTopicBoardQueries organisers;
    private final BoardAccess access;
    private final RegionAccess regionAccess;
    private final RegionQueries regions;
    private final TopicQueries topics;
    private final Words words;
    private final Network network;

    TopicBoardController(
            TopicBoardQueries queries,
            OrganiserTopicBoardQueries organisers,
            BoardAccess access,
            RegionAccess regionAccess,
            RegionQueries regions,
            TopicQueries topics,
            Words words,
            Network network) {
        this.queries = queries;
        this.organisers = organisers;
        this.access = access;
        this.regionAccess = regionAccess;
        this.regions = regions;
        this.topics = topics;
        this.words = words;
        this.network = network;
    }

    @GetMapping("/board")
    String list(
            @Nullable CurrentPerson person,
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable String topic,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String order,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String page,
            Model model) {
        var filter = TopicBoardFilter.typed(asked(region), topic, q, order, state);
        model.addAttribute("nav", "board");
        model.addAttribute("filter", filter);
        model.addAttribute("board", queries.find(filter, person, Asked.page(page), SIZE));
        model.addAttribute("base", filter.base("/board"));
        model.addAttribute("regions", regionChoices());
        model.addAttribute(
                "topics",
                topics.all().stream()
                        .map(one -> new Option(one.slug(), one.name()))
                        .toList());
        model.addAttribute("canonical", network.url("/board"));
        return "topicboard/list";
    }

    /** What is asked of the region that leads national events is asked of the whole network: one choice, not two. */
    private @Nullable String asked(@Nullable String region) {
        return regions.all().stream()
                        .anyMatch(one -> one.national() && one.slug().equals(region))
                ? TopicBoardFilter.NETWORK
                : region;
    }

    private List<Option> regionChoices() {
        var choices = new ArrayList<Option>();
        choices.add(new Option(TopicBoardFilter.NETWORK, words.of("topicboard.network")));
        regions.all().stream()
                .filter(region -> !region.archived() && !region.national())
                .forEach(region -> choices.add(new Option(region.slug(), region.name())));
        return choices;
    }

    /** What was merged leads on; what was hidden is there for its author, and for whoever can show it again. */
    @GetMapping("/board/{id}")
    String one(@Nullable CurrentPerson person, @PathVariable UUID id, Model model) {
        var topic = new BoardTopicId(id);
        var page = queries.get(topic, person);
        if (page.mergedInto() != null) {
            return "redirect:/board/" + page.mergedInto();
        }
        var moderates = access.moderates(person, page.region());
        if (page.hidden() && !page.row().own() && !moderates) {
            throw new NotFound();
        }
        model.addAttribute("nav", "board");
        model.addAttribute("topic", page);
        model.addAttribute("moderates", moderates);
        if (moderates || page.region() == null && regionAccess.organisesAny(person)) {
            model.addAttribute("author", organisers.authors(List.of(topic)).get(topic));
        }
        if (person != null && page.open() && regionAccess.organisesAny(person)) {
            model.addAttribute("plannable", organisers.plannable(person, topic));
            model.addAttribute("minutes", TopicBoard.MINUTES);
        }
        if (moderates && page.open()) {
            model.addAttribute("similar", organisers.similar(topic));
        }
        model.addAttribute("canonical", network.url("/board/" + id));
        return "topicboard/topic";
    }
}
