package org.staffroom.meetings;

import org.jspecify.annotations.Nullable;
import org.staffroom.shared.AcademicYear;

/**
 * Which published meetings a list shows. Null asks nothing of that kind.
 *
 * @param region slug of a region that leads or holds together
 * @param topic slug of a topic one of the talks is about
 * @param q words in the title, summary, talks or place
 */
public record MeetingFilter(
        @Nullable String region,
        @Nullable String topic,
        @Nullable AcademicYear year,
        When when,
        @Nullable String q) {

    /** Upcoming ones are not over yet, the next first; past ones are, the latest first. */
    public enum When {
        UPCOMING,
        PAST,
        ANY
    }

    public static MeetingFilter upcoming() {
        return new MeetingFilter(null, null, null, When.UPCOMING, null);
    }

    public static MeetingFilter past() {
        return new MeetingFilter(null, null, null, When.PAST, null);
    }

    public MeetingFilter inRegion(String slug) {
        return new MeetingFilter(slug, topic, year, when, q);
    }

    public MeetingFilter about(String topic) {
        return new MeetingFilter(region, topic, year, when, q);
    }

    public MeetingFilter matching(String q) {
        return new MeetingFilter(region, topic, year, when, q);
    }
}
