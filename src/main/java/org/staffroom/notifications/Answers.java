package org.staffroom.notifications;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.NewsKind;
import org.staffroom.people.PersonId;
import org.staffroom.proposals.ProposalId;
import org.staffroom.shared.Network;
import org.staffroom.shared.Secret;
import org.staffroom.speakers.InvitationId;
import org.staffroom.writeups.WriteUpId;

/**
 * Addresses in mails that need no sign-in: what they allow, and to whom, stands in them, signed with the installation's
 * key. They do nothing when they are opened; the page they lead to has one button.
 */
@Component
class Answers {

    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();
    private static final int SIGNATURE = 16;
    private static final byte NEWS = 'n';
    private static final byte PLACE = 'p';
    private static final byte TALK = 't';
    private static final byte INVITED = 'i';
    private static final byte SAID = 'w';

    /** What an address allows. */
    sealed interface Answer {

        PersonId person();
    }

    /** To stop news of a kind, or to have it again. */
    record News(PersonId person, NewsKind kind) implements Answer {}

    /**
     * To give back the place.
     *
     * @param round of the registration: a place taken afterwards is another
     */
    record Place(PersonId person, MeetingId meeting, int round) implements Answer {}

    /**
     * To say whether one speaks: too, in a talk that somebody proposed, or at the meeting it was accepted to.
     *
     * @param round of the acceptance; another one asks again
     */
    record Talk(PersonId person, ProposalId proposal, int round) implements Answer {}

    /** To say whether one gives a talk in a region that would like to hear it. */
    record Invited(PersonId person, InvitationId invitation) implements Answer {}

    /** To say a few words on one's talks in the report of a meeting. */
    record Said(PersonId person, WriteUpId writeUp) implements Answer {}

    private final Secret secret;
    private final Network network;

    Answers(Secret secret, Network network) {
        this.secret = secret;
        this.network = network;
    }

    String address(Answer answer) {
        return network.url("/answers/" + token(answer));
    }

    String token(Answer answer) {
        var bytes = ByteBuffer.allocate(64);
        if (answer instanceof Place place) {
            put(bytes.put(PLACE), place.person.value());
            put(bytes, place.meeting.value()).putInt(place.round);
        } else if (answer instanceof Talk talk) {
            put(bytes.put(TALK), talk.person.value());
            put(bytes, talk.proposal.value()).putInt(talk.round);
        } else if (answer instanceof Invited invited) {
            put(bytes.put(INVITED), invited.person.value());
            put(bytes, invited.invitation.value());
        } else if (answer instanceof Said said) {
            put(bytes.put(SAID), said.person.value());
            put(bytes, said.writeUp.value());
        } else if (answer instanceof News news) {
            put(bytes.put(NEWS), news.person.value()).put((byte) news.kind.ordinal());
        }
        var content = Arrays.copyOf(bytes.array(), bytes.position());
        return TEXT.encodeToString(ByteBuffer.allocate(content.length + SIGNATURE)
                .put(content)
                .put(signature(content))
                .array());
    }

    /** What a token allows; empty when it is not one of ours. */
    Optional<Answer> read(String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        // As it was made, and not another text of the same bytes.
        if (bytes.length <= SIGNATURE || !TEXT.encodeToString(bytes).equals(token)) {
            return Optional.empty();
        }
        var content = Arrays.copyOf(bytes, bytes.length - SIGNATURE);
        var signature = Arrays.copyOfRange(bytes, bytes.length - SIGNATURE, bytes.length);
        if (!MessageDigest.isEqual(signature, signature(content))) {
            return Optional.empty();
        }
        var rest = ByteBuffer.wrap(content);
        var purpose = rest.get();
        var person = new PersonId(id(rest));
        return Optional.of(
                switch (purpose) {
                    case PLACE -> new Place(person, new MeetingId(id(rest)), rest.getInt());
                    case TALK -> new Talk(person, new ProposalId(id(rest)), rest.getInt());
                    case INVITED -> new Invited(person, new InvitationId(id(rest)));
                    case SAID -> new Said(person, new WriteUpId(id(rest)));
                    default -> news(person, rest);
                });
    }

    /** What was sent before there were kinds is about write-ups. */
    private static News news(PersonId person, ByteBuffer rest) {
        return new News(person, rest.hasRemaining() ? NewsKind.values()[rest.get()] : NewsKind.WRITE_UPS);
    }

    private byte[] signature(byte[] content) {
        return Arrays.copyOf(secret.hash("answer", TEXT.encodeToString(content)), SIGNATURE);
    }

    private static ByteBuffer put(ByteBuffer bytes, UUID id) {
        return bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static UUID id(ByteBuffer bytes) {
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}
