package org.staffroom.notifications;

import org.jspecify.annotations.Nullable;
import org.staffroom.calendars.MeetingEntry;

/**
 * What a message tells, as it was when it happened; kept as JSON in the delivery.
 *
 * @param name of the recipient; null when only the address is known
 * @param meeting without its joining link, unless the recipient has a place
 * @param sequence of the recipient's calendar entry
 * @param position in the waiting list, from 1; nought when not in it
 */
record Facts(
        @Nullable String name,
        @Nullable MeetingEntry meeting,
        @Nullable WriteUp writeUp,
        @Nullable Part part,
        @Nullable String reason,
        int sequence,
        int position,
        int round) {

    /** What the recipient is to the meeting. */
    enum Part {
        CONFIRMED,
        WAITING,
        /** Gave back a place. */
        GONE,
        /** Was in the waiting list and left it. */
        GONE_WAITING,
        SPEAKER
    }

    record WriteUp(
            String slug, String title, String summary, String author, String meeting, String day, String region) {}

    static Facts of(MeetingEntry meeting) {
        return new Facts(null, meeting, null, null, null, 0, 0, 0);
    }

    static Facts cancelled(MeetingEntry meeting, String reason) {
        return new Facts(null, meeting, null, null, reason, 0, 0, 0);
    }

    static Facts of(WriteUp writeUp) {
        return new Facts(null, null, writeUp, null, null, 0, 0, 0);
    }

    static Facts none() {
        return new Facts(null, null, null, null, null, 0, 0, 0);
    }

    Facts withoutJoiningLink() {
        return meeting == null
                ? this
                : new Facts(name, meeting.withoutJoiningLink(), writeUp, part, reason, sequence, position, round);
    }
}
