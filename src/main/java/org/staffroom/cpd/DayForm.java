package org.staffroom.cpd;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.staffroom.shared.Typed;

/**
 * What somebody typed about a day: a note for each session, and which room they were in where there were several.
 *
 * @param notes what was typed, by the key of the note: an item's id, a note's id, or {@link #DAY}
 * @param was the state of each note that the form was made from
 * @param rooms the track, by the minute at which the choice begins; "none" for no room
 */
record DayForm(Map<String, String> notes, Map<String, String> was, Map<String, String> rooms) {

    /** The key of the note on the day itself, where there is no agenda. */
    static final String DAY = "day";

    static final int LONGEST = 4_000;

    private static final int MOST_FIELDS = 400;
    private static final String NOTE = "note-";
    private static final String WAS = "was-";
    private static final String ROOM = "room-";

    /** @param fields as a form or what was kept of it sends them */
    static DayForm of(Map<String, String[]> fields) {
        var notes = new LinkedHashMap<String, String>();
        var was = new HashMap<String, String>();
        var rooms = new HashMap<String, String>();
        fields.entrySet().stream()
                .filter(field -> field.getValue().length > 0)
                .limit(MOST_FIELDS)
                .forEach(field -> {
                    var name = field.getKey();
                    var value = Typed.text(field.getValue()[0]);
                    if (name.startsWith(NOTE)) {
                        notes.put(name.substring(NOTE.length()), value);
                    } else if (name.startsWith(WAS)) {
                        was.put(name.substring(WAS.length()), value);
                    } else if (name.startsWith(ROOM)) {
                        rooms.put(name.substring(ROOM.length()), value);
                    }
                });
        return new DayForm(notes, was, rooms);
    }

    /** The keys of notes that are too long. */
    Set<String> tooLong() {
        var found = new TreeMap<String, String>(notes);
        found.values().removeIf(text -> text.length() <= LONGEST);
        return found.keySet();
    }

    /** The track chosen for the choice that begins at a minute; empty for none of the rooms, null when nothing was said. */
    public @Nullable String room(int start) {
        var said = rooms.get(String.valueOf(start));
        return said == null ? null : said.equals("none") ? "" : said;
    }
}
