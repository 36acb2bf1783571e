package org.staffroom.hosting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.staffroom.meetings.MeetingId;

/**
 * What a host is told before the day, in words: the same on the organisers' page and in the mail. Numbers and needs, never
 * who they are of.
 *
 * @param contact the name of whoever lets us in; empty when nobody has said
 * @param email theirs; null when nothing can be sent
 * @param day where the meeting is
 * @param confirmed how many have a place in the room
 */
public record HostPack(
        MeetingId meeting,
        String contact,
        @Nullable String email,
        LocalDate day,
        Instant startsAt,
        int confirmed,
        List<Section> sections) {

    /** A heading and lines under it. */
    public record Section(String heading, List<Line> lines) {}

    /** @param detail null when there is no more to say */
    public record Line(String text, @Nullable String detail) {}
}
