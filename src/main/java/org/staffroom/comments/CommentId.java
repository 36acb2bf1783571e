package org.staffroom.comments;

import java.util.UUID;
import org.staffroom.shared.Ids;
import org.staffroom.shared.NotFound;

/** The id of a comment. */
record CommentId(UUID value) {

    static CommentId next() {
        return new CommentId(Ids.next());
    }

    /** An id out of an address. @throws NotFound when it is none */
    static CommentId of(String text) {
        try {
            return new CommentId(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            throw new NotFound();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
