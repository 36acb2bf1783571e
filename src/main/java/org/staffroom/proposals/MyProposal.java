package org.staffroom.proposals;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of somebody's own proposals.
 *
 * @param answer what they said to what they are asked: of an accepted one of their own whether they can give it, of somebody
 *     else's whether they speak too; null when nothing is asked
 * @param proposer who proposed it; null for their own
 * @param meeting the title of its meeting; null without one
 */
public record MyProposal(
        ProposalId id,
        String title,
        boolean vendor,
        ProposalStatus status,
        @Nullable Answer answer,
        @Nullable String proposer,
        String regionSlug,
        String region,
        @Nullable String meeting,
        @Nullable Instant startsAt,
        boolean postponed,
        boolean stranded,
        Instant submittedAt) {

    /** Whether an answer is wanted. */
    public boolean asks() {
        return answer == Answer.ASKED;
    }
}
