package org.staffroom.notifications;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.staffroom.notifications.Letter.Button;
import org.staffroom.notifications.Letter.Section;
import org.staffroom.shared.Network;

/** The words of messages that are about no place of one's own: write-ups, announcements, the weekly summary. */
final class NewsLetters {

    private final MessageSource messages;
    private final Network network;

    NewsLetters(MessageSource messages, Network network) {
        this.messages = messages;
        this.network = network;
    }

    /** @param stop where the recipient has no more of it */
    Letter write(Delivery delivery, List<Section> sections, @Nullable String stop) {
        var facts = delivery.facts();
        return switch (delivery.template()) {
            case WRITE_UP_PUBLISHED -> writeUp(facts, Objects.requireNonNull(facts.writeUp()), stop);
            case ANNOUNCEMENT -> announcement(facts, stop);
            case DIGEST -> digest(facts, sections, stop);
            default -> throw new IllegalArgumentException(delivery.template().key());
        };
    }

    /** Whoever was there, whoever could not come and whoever follows are each told why it is for them. */
    private Letter writeUp(Facts facts, Facts.WriteUp writeUp, @Nullable String stop) {
        Object[] arguments = {
            writeUp.author(),
            writeUp.meeting(),
            writeUp.day(),
            writeUp.region(),
            network.networkName(),
            Objects.requireNonNullElse(facts.subject(), "")
        };
        return Letter.about(
                        word("write-up-published.subject", writeUp.title()),
                        wordOf(facts.part(), "write-up-published.preview", arguments),
                        writeUp.title(),
                        wordOf(facts.part(), "write-up-published.reason", arguments))
                .of(writeUp.region())
                .says(wordOf(facts.part(), "write-up-published.text", arguments))
                .quotes(writeUp.summary())
                .button(
                        new Button(word("write-up-published.button"), network.url("/write-ups/" + writeUp.slug())),
                        null)
                .stops(stop)
                .done();
    }

    private String wordOf(Facts.@Nullable Part part, String key, Object... arguments) {
        var general = word(key, arguments);
        return Objects.requireNonNull(messages.getMessage("mail." + key + "." + part, arguments, general, Locale.UK));
    }

    private Letter announcement(Facts facts, @Nullable String stop) {
        var region = Objects.requireNonNullElse(facts.region(), network.networkName());
        var subject = Objects.requireNonNull(facts.subject());
        return Letter.about(
                        word("announcement.subject", region, subject),
                        word("announcement.preview", region),
                        subject,
                        word("announcement.reason", region, network.networkName()))
                .of(region)
                .says(hello(facts))
                .says(Letter.paragraphs(Objects.requireNonNullElse(facts.reason(), "")))
                .says(word("announcement.from", Objects.requireNonNullElse(facts.author(), region), region))
                .stops(stop)
                .done();
    }

    private Letter digest(Facts facts, List<Section> sections, @Nullable String stop) {
        var lines =
                sections.stream().flatMap(section -> section.lines().stream()).toList();
        var first = lines.isEmpty() ? network.networkName() : lines.get(0).text();
        return Letter.about(
                        word("digest.subject", first, Math.max(0, lines.size() - 1)),
                        word("digest.preview"),
                        word("digest.heading"),
                        word("digest.reason", network.networkName()))
                .says(hello(facts))
                .says(word("digest.text"))
                .lists(sections)
                .button(new Button(word("digest.button"), network.url("/meetings")), null)
                .stops(stop)
                .done();
    }

    private List<String> hello(Facts facts) {
        return facts.name() == null ? List.of() : List.of(word("hello", facts.name()));
    }

    private String word(String key, Object... arguments) {
        return messages.getMessage("mail." + key, arguments, Locale.UK);
    }
}
