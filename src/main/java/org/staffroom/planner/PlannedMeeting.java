package org.staffroom.planner;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A meeting as the planner shows it. Of a draft that somebody else organises one learns that something is planned in the
 * term, and nothing more.
 *
 * @param key its slug, a draft's id; null for a draft of others, as are title and day
 * @param day where it is held; of a postponed one the old day
 * @param together the regions that hold it together with its own
 * @param organised by whoever asks
 */
record PlannedMeeting(
        UUID id,
        @Nullable String key,
        @Nullable String title,
        Stage stage,
        Term term,
        @Nullable LocalDate day,
        UUID region,
        Set<UUID> together,
        boolean organised) {

    /** How far it is. */
    enum Stage {
        PLANNED("draft"),
        /** A draft whose day is past: nothing is planned. */
        PASSED("draft"),
        PUBLISHED("good"),
        POSTPONED("changed"),
        CANCELLED("cancelled"),
        HELD(""),
        WRITTEN_UP("member");

        private final String look;

        Stage(String look) {
            this.look = look;
        }

        /** The class of its tag. */
        public String look() {
            return look;
        }

        /** Whether something is held, or was, or is still meant to be. */
        boolean counts() {
            return this != PASSED && this != CANCELLED;
        }

        /** Whether people can count on it, or could. */
        boolean settled() {
            return this == PUBLISHED || this == HELD || this == WRITTEN_UP;
        }
    }

    /** A draft's day can be changed without telling anybody. */
    public boolean movable() {
        return organised && (stage == Stage.PLANNED || stage == Stage.PASSED);
    }

    /** Where one goes to see it: its organisers to its details. Null for a draft of others. */
    public @Nullable String link() {
        return key == null ? null : organised ? "/organise/meetings/" + key + "/details" : "/meetings/" + key;
    }

    boolean isOf(PlannedRegion asked) {
        return region.equals(asked.id()) || together.contains(asked.id());
    }

    /** On which week of the calendar it stands, if it does. */
    boolean isDated() {
        return day != null && stage != Stage.POSTPONED && stage != Stage.CANCELLED;
    }
}
