package org.staffroom.proposals;

import java.time.Instant;

/**
 * A talk that was accepted to a meeting to come, whose proposer has not said yet whether they can give it there.
 *
 * @param meeting its title
 */
public record AwaitedAnswer(
        ProposalId id, String title, String regionSlug, String meeting, Instant startsAt, boolean postponed) {}
