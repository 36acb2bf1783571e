package org.staffroom.meetings;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is told when a published meeting is cancelled or changes. Declared here, where the organiser has to see it before
 * it is sent, and answered by the module that knows who registered.
 */
public interface MeetingAudience {

    /** @param former who had a part until now, and is told as well */
    Audience of(MeetingId meeting, Former former);

    default Audience of(MeetingId meeting) {
        return of(meeting, Former.NOBODY);
    }

    /** Names of those with a part in the agenda whom no mail reaches, since nobody knows an address of theirs. */
    List<String> unheard(MeetingId meeting);

    /**
     * Who is no longer part of a meeting and has to know.
     *
     * @param venue whose contact expected it
     * @param people who were to speak
     */
    record Former(@Nullable UUID venue, List<UUID> people) {

        public static final Former NOBODY = new Former(null, List.of());
    }

    /**
     * How many people get a mail.
     *
     * @param speakers with a part in the agenda, who are not registered themselves
     * @param hosts contacts of the venue, who are none of the others
     */
    record Audience(int confirmed, int waiting, int speakers, int hosts) {

        public int total() {
            return confirmed + waiting + speakers + hosts;
        }
    }
}
