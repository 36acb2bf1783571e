package org.staffroom.agendas;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.staffroom.meetings.MeetingId;

/**
 * A day that somebody changes, under the lock of its meeting.
 *
 * @param before as JSON
 */
record OpenDay(MeetingId meeting, Day day, String before) {

    /** What a step was about. */
    record About(
            @Nullable UUID item, String title, @Nullable UUID talk) {

        static final About EVERYTHING = new About(null, "", null);

        static About of(AgendaItem item) {
            var talk = item.details().presentation();
            return new About(item.id(), item.title(), talk == null ? null : talk.value());
        }
    }
}
