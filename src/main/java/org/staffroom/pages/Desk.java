package org.staffroom.pages;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.staffroom.meetings.MeetingRow;
import org.staffroom.regions.Due;

/** What lies on an ambassador's desk. */
final class Desk {

    private Desk() {}

    /** One of the person's regions. */
    record Region(UUID id, String slug, String name) {}

    /**
     * Meetings that are not over yet.
     *
     * @param today first on the desk: whoever opens it in the car park wants the door
     */
    record Meetings(List<MeetingRow> today, List<MeetingRow> later) {}

    /**
     * One thing to do: a row of a {@link Due}.
     *
     * @param link where it is done
     * @param subject what it is about: most often the title of a meeting
     * @param region the name of the region that is asked
     * @param more what else is to be known of it
     */
    record Todo(
            Due.Kind kind,
            String link,
            @Nullable String subject,
            @Nullable Instant day,
            String region,
            @Nullable Integer number,
            @Nullable String more) {

        /** How pressing it is, as the stylesheet of the desk has it. */
        public String press() {
            return kind.press().name().toLowerCase(Locale.ROOT);
        }
    }
}
