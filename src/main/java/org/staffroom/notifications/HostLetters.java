package org.staffroom.notifications;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.staffroom.notifications.Letter.Button;
import org.staffroom.notifications.Letter.Section;
import org.staffroom.shared.Dates;
import org.staffroom.shared.Network;

/** The words of messages about an offer to host: {0} is the place, {1} the region, {2} who wrote, {3} the day. */
final class HostLetters {

    private final MessageSource messages;
    private final Network network;
    private final Dates dates;

    HostLetters(MessageSource messages, Network network, Dates dates) {
        this.messages = messages;
        this.network = network;
        this.dates = dates;
    }

    Letter write(Delivery delivery, List<Section> sections) {
        var facts = delivery.facts();
        var key = delivery.template().key();
        Object[] arguments = {
            Objects.requireNonNullElse(facts.subject(), ""),
            Objects.requireNonNullElse(facts.region(), network.networkName()),
            Objects.requireNonNullElse(facts.author(), ""),
            facts.until() == null ? "" : dates.day(facts.until())
        };
        return Letter.about(
                        word(key + ".subject", arguments),
                        word(key + ".preview", arguments),
                        word(key + ".heading", arguments),
                        word("host-offer.reason", network.networkName()))
                .of(facts.region())
                .says(facts.name() == null ? List.of() : List.of(word("hello", facts.name())))
                .says(word(key + ".text", arguments))
                .says(said(facts, arguments))
                .lists(sections)
                .button(new Button(word(key + ".button"), address(sections)), null)
                .done();
    }

    /** What they write, after who they are. */
    private List<String> said(Facts facts, Object... arguments) {
        var paragraphs = Letter.paragraphs(facts.reason() == null ? "" : facts.reason());
        return paragraphs.isEmpty() || arguments[2].equals("")
                ? paragraphs
                : Stream.concat(Stream.of(word("host-offer.writes", arguments)), paragraphs.stream())
                        .toList();
    }

    /** Of the offer, for whoever answers it; whoever made it has a page of theirs. */
    private String address(List<Section> sections) {
        return sections.stream()
                .flatMap(section -> section.lines().stream())
                .map(Letter.Line::address)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> network.url("/my/offers"));
    }

    private String word(String key, Object... arguments) {
        return messages.getMessage("mail." + key, arguments, Locale.UK);
    }
}
