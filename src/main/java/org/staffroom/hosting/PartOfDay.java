package org.staffroom.hosting;

import java.time.LocalTime;

/** How much of a day a host offers. */
public enum PartOfDay {
    WHOLE_DAY("09:30", "15:00"),
    MORNING("09:30", "12:30"),
    AFTERNOON("13:00", "16:00");

    private final LocalTime start;
    private final LocalTime end;

    PartOfDay(String start, String end) {
        this.start = LocalTime.parse(start);
        this.end = LocalTime.parse(end);
    }

    /** When most meetings of this length begin: the draft says so until somebody says otherwise. */
    LocalTime start() {
        return start;
    }

    LocalTime end() {
        return end;
    }
}
