package org.staffroom.pages;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;

/** Looking for words in meetings, talks and write-ups. */
@Controller
class SearchController {

    private static final int LONGEST = 200;

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
        var typed = clean(q);
        model.addAttribute("q", typed);
        if (!typed.isEmpty()) {
            var found = queries.find(typed, PageNumber.of(page));
            model.addAttribute("found", found);
            model.addAttribute("base", "/search?q=" + UriUtils.encode(typed, "UTF-8") + "&page=");
            if (found.isEmpty() && found.number() == 1) {
                queries.didYouMean(typed)
                        .filter(better -> !queries.find(better, 1).isEmpty())
                        .ifPresent(better -> model.addAttribute("better", better));
            }
        }
        return "pages/search";
    }

    /** Without what a database refuses to look for, such as the character nought, and no longer than a sentence. */
    private static String clean(@Nullable String typed) {
        if (typed == null) {
            return "";
        }
        var plain = typed.replaceAll("[\\p{Cc}\\p{Cs}]+", " ").strip();
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST).strip();
    }
}
