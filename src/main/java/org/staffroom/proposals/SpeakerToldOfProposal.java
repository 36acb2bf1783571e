package org.staffroom.proposals;

import java.util.UUID;

/**
 * An ambassador wrote to whoever proposed a talk, in most cases what was decided.
 *
 * @param message the row of {@code proposal_message}
 */
public record SpeakerToldOfProposal(ProposalId proposal, UUID message) {}
