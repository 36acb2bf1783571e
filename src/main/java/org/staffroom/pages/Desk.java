package org.staffroom.pages;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What lies on an ambassador's desk. */
final class Desk {

    private Desk() {}

    /** One of the person's regions. */
    record Region(UUID id, String slug, String name) {}

    /** Something to do. */
    enum Kind {
        /** People know something else than what is so. */
        UNTOLD,
        INVITATION,
        ATTENDANCE,
        WRITE_UP,
        DRAFT,
        NOTHING_PLANNED
    }

    /**
     * One thing to do.
     *
     * @param key the meeting's slug or a draft's id; of a region without a meeting to come, the id of the last one
     * @param title the meeting's; of a region without a meeting to come, that of the last one
     * @param regionId the region that is asked
     */
    record Todo(
            Kind kind,
            @Nullable String key,
            @Nullable String title,
            @Nullable Instant startsAt,
            UUID regionId,
            String regionName) {

        /** How pressing it is: what the stylesheet of the desk calls late, now, or nothing. */
        public String press() {
            return switch (kind) {
                case ATTENDANCE -> "late";
                case UNTOLD, INVITATION, WRITE_UP -> "now";
                case DRAFT, NOTHING_PLANNED -> "";
            };
        }

        public String icon() {
            return switch (kind) {
                case UNTOLD -> "history";
                case INVITATION -> "users";
                case ATTENDANCE -> "user-check";
                case WRITE_UP -> "file-text";
                case DRAFT -> "pencil";
                case NOTHING_PLANNED -> "calendar-plus";
            };
        }
    }
}
