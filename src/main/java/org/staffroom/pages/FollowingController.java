package org.staffroom.pages;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.Regions;
import org.staffroom.shared.Words;
import org.staffroom.topics.Topics;

/** Everything one follows, on one page: regions and topics ticked together. */
@Controller
@RequestMapping("/my/following")
class FollowingController {

    private final FollowingQueries queries;
    private final Regions regions;
    private final Topics topics;
    private final Words words;

    FollowingController(FollowingQueries queries, Regions regions, Topics topics, Words words) {
        this.queries = queries;
        this.regions = regions;
        this.topics = topics;
        this.words = words;
    }

    @GetMapping
    String page(CurrentPerson me, Model model) {
        model.addAttribute("nav", "my");
        model.addAttribute("choices", queries.choices(me.id()));
        return "pages/following";
    }

    /** @param region slugs of those followed from now on; the others are no more. So the topics */
    @PostMapping
    String save(
            CurrentPerson me,
            @RequestParam(defaultValue = "") List<String> region,
            @RequestParam(defaultValue = "") List<String> topic,
            RedirectAttributes flash) {
        regions.followOnly(me.id(), region);
        topics.followOnly(me.id(), topic);
        flash.addFlashAttribute("flash", words.of("pages.following.saved"));
        return "redirect:/";
    }
}
