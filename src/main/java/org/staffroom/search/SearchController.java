package org.staffroom.search;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.staffroom.meetings.FilterOptions;
import org.staffroom.shared.Asked;

/** Looking for words in meetings, talks, write-ups and topics of the board. */
@Controller
class SearchController {

    /** One of the kinds above the results; null is all of them. */
    record Tab(@Nullable Kind kind, long count, String href, boolean current) {}

    /** A page that is called what is looked for: a region's, or that of what talks are about. */
    record Place(boolean region, String slug, String name) {

        private static List<Place> called(@Nullable String words, FilterOptions.Choices choices) {
            return Stream.concat(
                            choices.regions().stream().map(one -> new Place(true, one.value(), one.label())),
                            choices.topics().stream().map(one -> new Place(false, one.value(), one.label())))
                    .filter(place -> place.name.equalsIgnoreCase(words))
                    .toList();
        }
    }

    private final SearchQueries queries;
    private final Spelling spelling;
    private final FilterOptions options;

    SearchController(SearchQueries queries, Spelling spelling, FilterOptions options) {
        this.queries = queries;
        this.spelling = spelling;
        this.options = options;
    }

    @GetMapping("/search")
    String search(
            @ModelAttribute("filter") SearchFilter filter,
            @RequestParam(required = false) @Nullable String page,
            Model model,
            HttpServletResponse response) {
        response.setHeader("X-Robots-Tag", "noindex");
        var choices = options.all();
        model.addAttribute("choices", choices);
        if (!filter.isEmpty()) {
            model.addAttribute("places", Place.called(filter.q(), choices));
            find(filter, Asked.page(page), model);
        }
        return "search/search";
    }

    /** What nothing has is looked for once more as it may have been meant. */
    private void find(SearchFilter asked, int page, Model model) {
        var filter = asked;
        var results = queries.find(asked, page);
        if (results.isNothing()) {
            var better = spelling.better(asked);
            if (better.isPresent()) {
                var instead = queries.find(better.get(), page);
                if (!instead.isNothing()) {
                    model.addAttribute("instead", better.get());
                    filter = better.get();
                    results = instead;
                }
            }
        }
        model.addAttribute("found", results.page());
        model.addAttribute("count", results.count(Kind.of(filter.kind()).orElse(null)));
        model.addAttribute("nothing", results.isNothing());
        model.addAttribute("tabs", tabs(filter, results));
        model.addAttribute("everywhere", asked.everywhere().address());
        model.addAttribute("base", filter.base());
        model.addAttribute("first", filter.address());
        model.addAttribute("bestFirst", filter.ordered(null).address());
        model.addAttribute("newestFirst", filter.ordered(SearchFilter.NEWEST).address());
    }

    private static List<Tab> tabs(SearchFilter filter, Results results) {
        var tabs = new ArrayList<Tab>();
        tabs.add(new Tab(null, results.count(null), filter.ofKind(null).address(), filter.kind() == null));
        for (var kind : Kind.values()) {
            tabs.add(new Tab(
                    kind, results.count(kind), filter.ofKind(kind).address(), kind.inAddress.equals(filter.kind())));
        }
        return tabs;
    }
}
