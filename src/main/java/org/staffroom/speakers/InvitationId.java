package org.staffroom.speakers;

import java.util.UUID;
import org.staffroom.shared.Ids;

/** The id of an invitation to give a talk in a region. */
public record InvitationId(UUID value) {

    public static InvitationId next() {
        return new InvitationId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
