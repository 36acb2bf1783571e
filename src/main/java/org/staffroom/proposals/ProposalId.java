package org.staffroom.proposals;

import java.util.UUID;
import org.staffroom.shared.Ids;

/** The id of a proposal. */
public record ProposalId(UUID value) {

    static ProposalId next() {
        return new ProposalId(Ids.next());
    }

    /** Reads an id out of an address; {@link IllegalArgumentException} when it is none. */
    public static ProposalId of(String text) {
        return new ProposalId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
