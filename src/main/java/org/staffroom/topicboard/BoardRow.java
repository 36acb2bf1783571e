package org.staffroom.topicboard;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A topic on the board as everybody sees it: nothing says who put it up.
 *
 * @param region null for the whole network
 * @param votes of others than its author
 * @param own whether whoever reads put it up, {@code seconded} whether they voted for it
 * @param discussion where it is, or was, on an agenda; null when nowhere
 */
public record BoardRow(
        BoardTopicId id,
        BoardKind kind,
        String title,
        String body,
        int votes,
        Instant createdAt,
        @Nullable Link region,
        List<Link> tags,
        boolean own,
        boolean seconded,
        @Nullable Discussion discussion) {

    /** A region, or a topic of the curated list. */
    public record Link(String slug, String name) {}

    /**
     * A published meeting with it on its agenda.
     *
     * @param held whether the meeting is over
     * @param dateToFollow whether it is postponed, and its date the old one
     */
    public record Discussion(String slug, String title, Instant startsAt, boolean held, boolean dateToFollow) {}
}
