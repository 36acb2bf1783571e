package org.staffroom.notifications;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.staffroom.notifications.Facts.Part;
import org.staffroom.notifications.Letter.Button;
import org.staffroom.notifications.Letter.Card;
import org.staffroom.shared.Network;
import org.staffroom.speakers.InvitationId;

/** The words of messages about talks that a region would like to hear: to the speakers, and back to the ambassador. */
final class InvitationLetters {

    private final MessageSource messages;
    private final Network network;
    private final Answers answers;

    InvitationLetters(MessageSource messages, Network network, Answers answers) {
        this.messages = messages;
        this.network = network;
        this.answers = answers;
    }

    /** @param own whether it may let its reader act for the recipient */
    Letter write(Delivery delivery, @Nullable Card card, boolean own) {
        var facts = delivery.facts();
        var talk = Objects.requireNonNull(facts.talk());
        var region = Objects.requireNonNullElse(facts.region(), network.networkName());
        var asks = delivery.template() == Template.SPEAKER_INVITED;
        var answered = delivery.template() == Template.INVITATION_ANSWERED;
        var key = delivery.template().key() + (!answered ? "" : facts.part() == Part.CONFIRMED ? ".yes" : ".no");
        Object[] arguments = {talk.title(), region, Objects.requireNonNullElse(facts.author(), "")};
        return Letter.about(
                        word(key + ".subject", arguments),
                        word(key + ".preview", arguments),
                        word(key + ".heading", arguments),
                        word(delivery.template().key() + ".reason", network.networkName()))
                .of(region)
                .says(facts.name() == null ? List.of() : List.of(word("hello", facts.name())))
                .says(talk.vendor() ? List.of(word("list.vendor", talk.title())) : List.of())
                .says(word(key + (asks && card == null ? ".text.later" : ".text"), arguments))
                .when(card)
                .quotes(facts.reason())
                .button(new Button(word(delivery.template().key() + ".button"), leadsTo(delivery, asks && own)), null)
                .afterwards(asks ? List.of(word(key + ".after", network.networkName())) : List.of())
                .done();
    }

    /** The speaker answers without signing in. */
    private String leadsTo(Delivery delivery, boolean asks) {
        var invitation = Objects.requireNonNull(delivery.facts().talk()).proposal();
        if (delivery.template() == Template.INVITATION_ANSWERED) {
            return network.url("/organise/invitations");
        }
        return asks && delivery.person() != null
                ? answers.address(new Answers.Invited(delivery.person(), new InvitationId(invitation)))
                : network.url("/my/talks");
    }

    private String word(String key, Object... arguments) {
        return messages.getMessage("mail." + key, arguments, Locale.UK);
    }
}
