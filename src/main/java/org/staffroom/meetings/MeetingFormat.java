package org.staffroom.meetings;

import java.util.List;

/** How people come together, and so which kinds of places there are. */
public enum MeetingFormat {
    IN_PERSON(PlaceMode.ROOM),
    ONLINE(PlaceMode.ONLINE),
    HYBRID(PlaceMode.ROOM, PlaceMode.ONLINE);

    private final List<PlaceMode> modes;

    MeetingFormat(PlaceMode... modes) {
        this.modes = List.of(modes);
    }

    /** The kinds of places, each with a capacity of its own. */
    public List<PlaceMode> modes() {
        return modes;
    }

    public boolean has(PlaceMode mode) {
        return modes.contains(mode);
    }
}
