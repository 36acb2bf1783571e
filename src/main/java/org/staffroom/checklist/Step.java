package org.staffroom.checklist;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.staffroom.shared.NotFound;

/** The steps of every meeting, in the order in which they are usually due. */
public enum Step {
    VENUE(-70, 0),
    /** With less than two weeks nobody offers a talk, hears the answer and prepares it: speakers are asked in person. */
    CALL(-56, -14),
    PUBLISHED(-42, 0),
    SPEAKERS(-28, 0),
    HOST(-7, 0),
    /** What is published later goes without the one that is sent a week before. */
    REMINDER(-7, -6),
    POSTER(-2, 0),
    ATTENDANCE(1, null),
    WRITE_UP(7, null),
    SLIDES(14, null);

    private final int days;
    private final @Nullable Integer last;

    Step(int days, @Nullable Integer last) {
        this.days = days;
        this.last = last;
    }

    /** When it is usually due, in days from the meeting's day. */
    int days() {
        return days;
    }

    /** Until when it makes sense, in days from the meeting's day, and not once that has begun; null for what comes after it. */
    @Nullable
    Integer last() {
        return last;
    }

    /** As it stands in an address. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the desk asks for it: not for what goes out by itself, nor for what has a place of its own on the desk. */
    boolean isAskedFor() {
        return this != REMINDER && this != ATTENDANCE && this != WRITE_UP;
    }

    /** @throws NotFound for an address that names none */
    static Step of(String key) {
        return Arrays.stream(values())
                .filter(step -> step.key().equals(key))
                .findFirst()
                .orElseThrow(NotFound::new);
    }
}
