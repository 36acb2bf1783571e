package org.staffroom.room;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question or topic as the room shows it.
 *
 * @param author null without a name
 * @param item whose talk it is about; null for nobody's in particular
 * @param about that talk's title; null with the item
 */
record PostRow(
        UUID id,
        PostKind kind,
        String text,
        @Nullable String author,
        PostStatus status,
        int votes,
        @Nullable UUID item,
        @Nullable String about) {

    public boolean open() {
        return status == PostStatus.OPEN;
    }
}
