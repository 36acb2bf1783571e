package org.staffroom.notifications;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.staffroom.notifications.Letter.Button;
import org.staffroom.notifications.Letter.Section;
import org.staffroom.shared.Network;

/**
 * The words of messages that say one thing and lead to one page: the first line of the first list is what it is about, and
 * where its button leads. Arguments: {0} the subject of the facts, {1} their region, {2} who did it, {3} the line's detail.
 */
final class PlainLetters {

    private final MessageSource messages;
    private final Network network;

    PlainLetters(MessageSource messages, Network network) {
        this.messages = messages;
        this.network = network;
    }

    /** @param stop where the recipient has no more of it; null when that cannot be */
    Letter write(Delivery delivery, List<Section> sections, @Nullable String stop) {
        var facts = delivery.facts();
        var key = delivery.template().key();
        var about = sections.get(0).lines().get(0);
        Object[] arguments = {
            Objects.requireNonNullElse(facts.subject(), ""),
            Objects.requireNonNullElse(facts.region(), ""),
            Objects.requireNonNullElse(facts.author(), ""),
            Objects.requireNonNullElse(about.detail(), "")
        };
        return Letter.about(
                        word(key + ".subject", arguments),
                        word(key + ".preview", arguments),
                        word(key + ".heading", arguments),
                        word(key + ".reason", network.networkName()))
                .of(facts.region())
                .says(facts.name() == null ? List.of() : List.of(word("hello", facts.name())))
                .says(word(key + ".text", arguments))
                .quotes(facts.reason())
                .lists(sections)
                .button(
                        new Button(
                                word(key + ".button"), Objects.requireNonNullElse(about.address(), network.url("/"))),
                        null)
                .stops(stop)
                .done();
    }

    private String word(String key, Object... arguments) {
        return messages.getMessage("mail." + key, arguments, Locale.UK);
    }
}
