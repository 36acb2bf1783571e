package org.staffroom.changes;

import java.util.UUID;
import org.staffroom.shared.Ids;

/** The id of a change notice. */
public record NoticeId(UUID value) {

    public static NoticeId next() {
        return new NoticeId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
