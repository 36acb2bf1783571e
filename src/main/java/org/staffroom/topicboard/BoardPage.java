package org.staffroom.topicboard;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.staffroom.regions.RegionId;

/**
 * One topic, whatever became of it.
 *
 * @param hiddenReason why it was hidden, for its author and whoever keeps the board in order
 * @param discussions every published meeting with it on its agenda, the latest first
 */
record BoardPage(
        BoardRow row,
        BoardTopic.Status status,
        int version,
        @Nullable RegionId region,
        @Nullable String hiddenReason,
        @Nullable BoardTopicId mergedInto,
        List<BoardRow.Discussion> discussions) {

    public boolean open() {
        return status == BoardTopic.Status.OPEN;
    }

    public boolean hidden() {
        return status == BoardTopic.Status.HIDDEN;
    }

    /** What others voted for stays as they read it. */
    public boolean editable() {
        return open() && row.own() && row.votes() == 0;
    }
}
