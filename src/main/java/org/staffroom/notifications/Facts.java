package org.staffroom.notifications;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.staffroom.calendars.MeetingEntry;

/**
 * What a message tells, as it was when it happened; kept as JSON in the delivery. Begin with {@link #none} or
 * {@link #of(MeetingEntry)} and add.
 *
 * @param name of the recipient; null when only the address is known
 * @param meeting without its joining link, unless the recipient has a place
 * @param reason in somebody's own words
 * @param sequence of the recipient's calendar entry
 * @param position in the waiting list, from 1; nought when not in it
 * @param changes what was and what is
 * @param until by when an answer is wanted
 * @param subject in somebody's own words
 * @param author whose words they are
 * @param sections what is listed
 * @param days how many until the meeting, on the day of sending
 * @param region whose it is, where there is no meeting
 * @param talk a proposal it is about
 */
record Facts(
        @Nullable String name,
        @Nullable MeetingEntry meeting,
        @Nullable WriteUp writeUp,
        @Nullable Part part,
        @Nullable String reason,
        int sequence,
        int position,
        int round,
        @Nullable List<Change> changes,
        @Nullable Instant until,
        @Nullable String subject,
        @Nullable String author,
        @Nullable List<Section> sections,
        @Nullable Integer days,
        @Nullable String region,
        @Nullable Talk talk) {

    /** What the recipient is to the meeting. The first ones are called like the statuses of a registration. */
    enum Part {
        CONFIRMED,
        WAITING,
        /** Asked for a place that an ambassador confirms. */
        REQUESTED,
        /** A place is held for them until they answer. */
        OFFERED,
        /** Gave back a place. */
        GONE,
        /** Was in the waiting list and left it. */
        GONE_WAITING,
        SPEAKER,
        HOST,
        /** Was there. */
        CAME,
        /** Had wanted to come and could not. */
        MISSED,
        /** Neither of these: follows the region, was at an earlier meeting. */
        OTHER,
        /** Follows a topic of a talk there. */
        TOPIC
    }

    record WriteUp(
            String slug, String title, String summary, String author, String meeting, String day, String region) {}

    /** A talk that was proposed, and by whom. */
    record Talk(UUID proposal, String title, boolean vendor, String proposer) {}

    /** One difference, in words as they are told; before or after is null where there was or is nothing. */
    record Change(
            String what, @Nullable String before, @Nullable String after) {}

    /** A heading and lines under it. */
    record Section(String heading, List<Line> lines) {}

    /**
     * One line of a list.
     *
     * @param path on this site where it leads; null when nowhere
     */
    record Line(
            String text, @Nullable String detail, @Nullable String path) {}

    static Facts none() {
        return new Facts(null, null, null, null, null, 0, 0, 0, null, null, null, null, null, null, null, null);
    }

    static Facts of(MeetingEntry meeting) {
        return none().about(meeting);
    }

    static Facts cancelled(MeetingEntry meeting, String reason) {
        return of(meeting).because(reason);
    }

    static Facts of(WriteUp writeUp) {
        return new Facts(null, null, writeUp, null, null, 0, 0, 0, null, null, null, null, null, null, null, null);
    }

    /** About a proposal, on whose round an answer is asked; with its meeting when it has one. */
    static Facts of(Talk talk, String region, @Nullable MeetingEntry meeting, int round) {
        return new Facts(
                null, meeting, null, null, null, 0, 0, round, null, null, null, null, null, null, region, talk);
    }

    private Facts about(@Nullable MeetingEntry other) {
        return new Facts(
                name, other, writeUp, part, reason, sequence, position, round, changes, until, subject, author,
                sections, days, region, talk);
    }

    Facts withoutJoiningLink() {
        return meeting == null ? this : about(meeting.withoutJoiningLink());
    }

    Facts because(@Nullable String words) {
        return new Facts(
                name, meeting, writeUp, part, words, sequence, position, round, changes, until, subject, author,
                sections, days, region, talk);
    }

    Facts as(Part role) {
        return new Facts(
                name, meeting, writeUp, role, reason, sequence, position, round, changes, until, subject, author,
                sections, days, region, talk);
    }

    Facts changed(List<Change> differences) {
        return new Facts(
                name,
                meeting,
                writeUp,
                part,
                reason,
                sequence,
                position,
                round,
                differences,
                until,
                subject,
                author,
                sections,
                days,
                region,
                talk);
    }

    Facts until(@Nullable Instant deadline) {
        return new Facts(
                name, meeting, writeUp, part, reason, sequence, position, round, changes, deadline, subject, author,
                sections, days, region, talk);
    }

    /** A message somebody wrote: its subject, its words as the reason, who, and for which region; null for a meeting's. */
    Facts written(String line, String words, String who, @Nullable String ofRegion) {
        return new Facts(
                name, meeting, writeUp, part, words, sequence, position, round, changes, until, line, who, sections,
                days, ofRegion, talk);
    }

    Facts by(String who) {
        return new Facts(
                name, meeting, writeUp, part, reason, sequence, position, round, changes, until, subject, who, sections,
                days, region, talk);
    }

    Facts listing(List<Section> lists) {
        return new Facts(
                name, meeting, writeUp, part, reason, sequence, position, round, changes, until, subject, author, lists,
                days, region, talk);
    }

    Facts in(int daysToGo) {
        return new Facts(
                name, meeting, writeUp, part, reason, sequence, position, round, changes, until, subject, author,
                sections, daysToGo, region, talk);
    }

    /** To this recipient, as what they are. */
    Facts to(@Nullable String recipient, @Nullable Part role, int atRound) {
        return new Facts(
                recipient, meeting, writeUp, role, reason, sequence, position, atRound, changes, until, subject, author,
                sections, days, region, talk);
    }
}
