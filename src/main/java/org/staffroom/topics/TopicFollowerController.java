package org.staffroom.topics;

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

/** Following a topic; a visitor who pressed Follow follows as soon as they have signed in. */
@Controller
@RequestMapping("/topics/{slug}/follower")
class TopicFollowerController implements AfterSignIn {

    private static final Pattern PRESSED = Pattern.compile("/topics/([a-z0-9-]{1,100})/follower");

    private final Topics topics;
    private final TopicQueries queries;
    private final Words words;

    TopicFollowerController(Topics topics, TopicQueries queries, Words words) {
        this.topics = topics;
        this.queries = queries;
        this.words = words;
    }

    @PostMapping
    String follow(CurrentPerson me, @PathVariable String slug, RedirectAttributes flash) {
        topics.follow(me.id(), slug);
        flash.addFlashAttribute(
                "flash", words.of("topics.followed", queries.find(slug).name()));
        return "redirect:/topics/" + slug;
    }

    @PostMapping("/removal")
    String unfollow(CurrentPerson me, @PathVariable String slug, RedirectAttributes flash) {
        topics.unfollow(me.id(), slug);
        flash.addFlashAttribute(
                "flash", words.of("topics.unfollowed", queries.find(slug).name()));
        return "redirect:/topics/" + slug;
    }

    @Override
    public Optional<String> purpose(String path) {
        return slug(path).flatMap(this::topic).map(topic -> words.of("topics.sign-in-to-follow", topic.name()));
    }

    @Override
    public Optional<String> complete(CurrentPerson person, String path) {
        return slug(path).map(slug -> {
            try {
                topics.follow(person.id(), slug);
            } catch (NotFound deletedSince) {
                // The page itself says that it is gone.
            }
            return "/topics/" + slug;
        });
    }

    private Optional<TopicRow> topic(String slug) {
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
