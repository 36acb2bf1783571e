package org.staffroom.notifications;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
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
                .says(Letter.paragraphs(facts.reason() == null ? "" : facts.reason()))
                .lists(sections)
                .button(
                        new Button(
                                word(key + ".button"),
                                network.url(
                                        delivery.template() == Template.HOST_OFFERED
                                                ? "/organise/offers"
                                                : "/my/offers")),
                        null)
                .done();
    }

    private String word(String key, Object... arguments) {
        return messages.getMessage("mail." + key, arguments, Locale.UK);
    }
}
