package org.staffroom.notifications;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.staffroom.notifications.Facts.Part;
import org.staffroom.notifications.Letter.Button;
import org.staffroom.notifications.Letter.Card;
import org.staffroom.proposals.ProposalId;
import org.staffroom.shared.Network;

/** The words of messages about talks that were proposed. What an ambassador wrote stands in them as it was written. */
final class TalkLetters {

    private final MessageSource messages;
    private final Network network;
    private final Answers answers;

    TalkLetters(MessageSource messages, Network network, Answers answers) {
        this.messages = messages;
        this.network = network;
        this.answers = answers;
    }

    /** @param own whether it may let its reader act for the recipient */
    Letter write(Delivery delivery, @Nullable Card card, boolean own) {
        var facts = delivery.facts();
        var talk = Objects.requireNonNull(facts.talk());
        var region = Objects.requireNonNullElse(facts.region(), network.networkName());
        var key = delivery.template().key();
        var kind = word(talk.vendor() ? "talk.vendor" : "talk.member");
        Object[] arguments = {talk.title(), region, talk.proposer(), kind};
        var arrived = delivery.template() == Template.PROPOSAL_ARRIVED;
        return Letter.about(
                        word(key + ".subject", arguments),
                        word(key + ".preview", arguments),
                        word(key + ".heading", arguments),
                        arrived ? word(key + ".reason", region) : word("talk.reason", network.networkName()))
                .of(region)
                .says(facts.name() == null ? List.of() : List.of(word("hello", facts.name())))
                .says(arrived ? List.of(word(key + ".text", arguments)) : said(key, facts, arguments))
                .says(word("talk.which", arguments))
                .when(card)
                .button(button(delivery, own), null)
                .done();
    }

    /** Words of ours, or those of an ambassador and who wrote them. */
    private List<String> said(String key, Facts facts, Object[] arguments) {
        if (facts.reason() == null) {
            return List.of(word(key + ".text", arguments));
        }
        var said = new ArrayList<String>();
        if (facts.part() == Part.OTHER) {
            said.add(word("talk.other", arguments));
        }
        Stream.of(facts.reason().replace("\r\n", "\n").split("\n\\s*\n"))
                .map(String::strip)
                .filter(paragraph -> !paragraph.isEmpty())
                .forEach(said::add);
        return said;
    }

    /** Who is asked answers without signing in; everybody else reads on their own page. */
    private Button button(Delivery delivery, boolean own) {
        var facts = delivery.facts();
        var proposal = Objects.requireNonNull(facts.talk()).proposal();
        var template = delivery.template();
        var asks = template == Template.CO_SPEAKER_ASKED
                || (template == Template.PROPOSAL_ACCEPT && facts.part() != Part.OTHER);
        if (template == Template.PROPOSAL_ARRIVED) {
            return new Button(word(template.key() + ".button"), network.url("/organise/proposals/" + proposal));
        }
        var label = word(template.key() + ".button" + (template == Template.PROPOSAL_ACCEPT && !asks ? ".OTHER" : ""));
        return new Button(
                label,
                own && asks && delivery.person() != null
                        ? answers.address(new Answers.Talk(delivery.person(), new ProposalId(proposal), facts.round()))
                        : network.url("/my/proposals/" + proposal));
    }

    private String word(String key, Object... arguments) {
        return messages.getMessage("mail." + key, arguments, Locale.UK);
    }
}
