package org.staffroom.checklist;

import java.util.Arrays;
import java.util.Locale;
import org.staffroom.shared.NotFound;

/** The steps of every meeting, in the order in which they are usually due. */
public enum Step {
    VENUE(-70),
    CALL(-56),
    PUBLISHED(-42),
    SPEAKERS(-28),
    HOST(-7),
    REMINDER(-7),
    POSTER(-2),
    ATTENDANCE(1),
    WRITE_UP(7),
    SLIDES(14);

    private final int days;

    Step(int days) {
        this.days = days;
    }

    /** When it is usually due, in days from the meeting's day. */
    int days() {
        return days;
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
