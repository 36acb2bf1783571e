package org.staffroom.regions;

import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.people.AfterSignIn;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Words;

/** Following a region; a visitor who pressed Follow follows as soon as they have signed in. */
@Controller
@RequestMapping("/regions/{slug}/follower")
class RegionFollowerController implements AfterSignIn {

    private static final Pattern PRESSED = Pattern.compile("/regions/([a-z0-9-]{1,100})/follower");

    private final Regions regions;
    private final RegionQueries queries;
    private final Words words;

    RegionFollowerController(Regions regions, RegionQueries queries, Words words) {
        this.regions = regions;
        this.queries = queries;
        this.words = words;
    }

    @PostMapping
    String follow(CurrentPerson me, @PathVariable String slug, RedirectAttributes flash) {
        regions.follow(me.id(), slug);
        flash.addFlashAttribute(
                "flash", words.of("regions.followed", queries.find(slug).name()));
        return "redirect:/regions/" + slug;
    }

    @PostMapping("/removal")
    String unfollow(CurrentPerson me, @PathVariable String slug, RedirectAttributes flash) {
        regions.unfollow(me.id(), slug);
        flash.addFlashAttribute(
                "flash", words.of("regions.unfollowed", queries.find(slug).name()));
        return "redirect:/regions/" + slug;
    }

    @Override
    public Optional<String> purpose(String path) {
        return slug(path).flatMap(this::region).map(region -> words.of("regions.sign-in-to-follow", region.name()));
    }

    @Override
    public Optional<String> complete(CurrentPerson person, String path) {
        return slug(path).map(slug -> {
            try {
                regions.follow(person.id(), slug);
            } catch (NotFound archivedSince) {
                // The page itself says what has become of it.
            }
            return "/regions/" + slug;
        });
    }

    private Optional<RegionRow> region(String slug) {
        try {
            return Optional.of(queries.find(slug));
        } catch (NotFound none) {
            return Optional.empty();
        }
    }

    private static Optional<String> slug(String path) {
        var matcher = PRESSED.matcher(path);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
