package org.staffroom.pages;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.staffroom.shared.Asked;

/** Looking for words in meetings, talks and write-ups. */
@Controller
class SearchController {

    private final SearchQueries queries;

    SearchController(SearchQueries queries) {
        this.queries = queries;
    }

    @GetMapping("/search")
    String search(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String page,
            Model model,
            HttpServletResponse response) {
        response.setHeader("X-Robots-Tag", "noindex");
        var typed = Asked.words(q);
        model.addAttribute("q", typed);
        if (!typed.isEmpty()) {
            var found = queries.find(typed, Asked.page(page));
            model.addAttribute("found", found);
            model.addAttribute("base", Asked.again("/search", "q", typed));
            if (found.isEmpty() && found.number() == 1) {
                queries.didYouMean(typed)
                        .filter(better -> !queries.find(better, 1).isEmpty())
                        .ifPresent(better -> model.addAttribute("better", better));
            }
        }
        return "pages/search";
    }
}
