package org.staffroom.people;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;

/** Where people go after signing in: to what they had pressed before, done by the feature whose it is. */
@Component
class Onward {

    private static final String NOWHERE_ELSE = "/my";

    private final ObjectProvider<AfterSignIn> features;
    private final JdbcClient jdbc;
    private final MessageSourceAccessor messages;

    Onward(ObjectProvider<AfterSignIn> features, JdbcClient jdbc, MessageSource messages) {
        this.features = features;
        this.jdbc = jdbc;
        this.messages = new MessageSourceAccessor(messages);
    }

    /** What somebody is about to do, in a sentence; null when the path is just a page. */
    @Nullable
    String purpose(@Nullable String path) {
        try {
            return path == null ? null : first(feature -> feature.purpose(path)).orElse(null);
        } catch (NotFound | Refused nothingToDo) {
            return null;
        }
    }

    /** Somebody has just signed in: the page to open. New people tell their name first. */
    String after(PersonId id, @Nullable String path, RedirectAttributes redirect) {
        var person = CurrentPersonFilter.find(jdbc, id.value()).orElseThrow(NotFound::new);
        if (!person.welcomed()) {
            return path == null ? "/my/welcome" : withContinue("/my/welcome", path);
        }
        return complete(person, path, redirect);
    }

    /** Does what was pressed and answers with the page to open. */
    String complete(CurrentPerson person, @Nullable String path, RedirectAttributes redirect) {
        if (path == null) {
            return NOWHERE_ELSE;
        }
        try {
            return first(feature -> feature.complete(person, path)).orElse(path);
        } catch (Refused refused) {
            redirect.addFlashAttribute("flash", messages.getMessage(refused.key(), refused.arguments()));
            return NOWHERE_ELSE;
        } catch (NotFound gone) {
            return NOWHERE_ELSE;
        }
    }

    static String withContinue(String page, String path) {
        return page + "?continue=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
    }

    private Optional<String> first(Function<AfterSignIn, Optional<String>> ask) {
        return features.orderedStream().map(ask).flatMap(Optional::stream).findFirst();
    }
}
