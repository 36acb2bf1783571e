package org.staffroom.meetings;

import java.util.UUID;
import org.staffroom.shared.Ids;

/** The id of a meeting. */
public record MeetingId(UUID value) {

    public static MeetingId next() {
        return new MeetingId(Ids.next());
    }

    /** Reads an id out of an address or a form; {@link IllegalArgumentException} when it is none. */
    public static MeetingId of(String text) {
        return new MeetingId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
