package org.staffroom.meetings;

import org.jspecify.annotations.Nullable;

/**
 * A meeting, and how far away it is.
 *
 * @param miles rounded as one would say it: to five beyond 20, and 0 below five; null when it is nowhere but online
 */
public record NearMeeting(MeetingRow meeting, @Nullable Integer miles) {

    private static final double KILOMETRES = 1.609344;

    static NearMeeting of(MeetingRow meeting, @Nullable Double kilometres) {
        if (kilometres == null) {
            return new NearMeeting(meeting, null);
        }
        var miles = (int) Math.round(kilometres / KILOMETRES);
        return new NearMeeting(meeting, miles < 5 ? 0 : miles <= 20 ? miles : Math.round(miles / 5f) * 5);
    }
}
