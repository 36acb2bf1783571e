package org.staffroom.proposals;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is asked and has not answered yet: whether they can give a talk of theirs at the meeting it was accepted to,
 * or whether they speak in somebody else's.
 *
 * @param proposer who asks them to speak too; null of a talk of their own
 * @param meeting its title; null before it has one
 */
public record AwaitedAnswer(
        ProposalId id,
        String title,
        @Nullable String proposer,
        String regionSlug,
        @Nullable String meeting,
        @Nullable Instant startsAt,
        boolean postponed) {}
