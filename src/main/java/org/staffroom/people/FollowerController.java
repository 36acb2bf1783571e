package org.staffroom.people;

import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Words;

/**
 * Following something that has a page of its own; a visitor who pressed Follow follows as soon as they have signed in. A
 * feature extends it and says where: {@code /regions/{slug}/follower}.
 */
public abstract class FollowerController implements AfterSignIn {

    private final String feature;
    private final Pattern pressed;
    private final Words words;

    /** @param feature the first part of the address and of the messages: "regions" */
    protected FollowerController(String feature, Words words) {
        this.feature = feature;
        this.pressed = Pattern.compile("/" + feature + "/([a-z0-9-]{1,100})/follower");
        this.words = words;
    }

    /** The name of what is followed; {@link NotFound} when there is no such thing. */
    protected abstract String name(String slug);

    protected abstract void follow(PersonId person, String slug);

    protected abstract void unfollow(PersonId person, String slug);

    @PostMapping
    String follow(CurrentPerson me, @PathVariable String slug, RedirectAttributes flash) {
        follow(me.id(), slug);
        return backTo(slug, ".followed", flash);
    }

    @PostMapping("/removal")
    String unfollow(CurrentPerson me, @PathVariable String slug, RedirectAttributes flash) {
        unfollow(me.id(), slug);
        return backTo(slug, ".unfollowed", flash);
    }

    private String backTo(String slug, String said, RedirectAttributes flash) {
        flash.addFlashAttribute("flash", words.of(feature + said, name(slug)));
        return "redirect:" + page(slug);
    }

    @Override
    public Optional<String> purpose(String path) {
        try {
            return slug(path).map(slug -> words.of(feature + ".sign-in-to-follow", name(slug)));
        } catch (NotFound none) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> complete(CurrentPerson person, String path) {
        return slug(path).map(slug -> {
            try {
                follow(person.id(), slug);
            } catch (NotFound goneSince) {
                // The page itself says what has become of it.
            }
            return page(slug);
        });
    }

    private String page(String slug) {
        return "/" + feature + "/" + slug;
    }

    private Optional<String> slug(String path) {
        var matcher = pressed.matcher(path);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
