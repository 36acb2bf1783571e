package org.staffroom.writeups;

import java.util.List;
import org.staffroom.meetings.MeetingId;

/** Knows what the report of a meeting can begin with; answered by a module above, which knows all that happened there. */
public interface Beginning {

    /**
     * What is known by now.
     *
     * @param parts of the text in their order, one paragraph each
     * @param discussed in the room, a point each
     */
    record Facts(String title, List<Part> parts, List<String> discussed) {}

    /**
     * One paragraph.
     *
     * @param key the same each time: "opening", "talk:{item}"
     * @param text Markdown, without blank lines
     */
    record Part(String key, String text) {}

    Facts of(MeetingId meeting);
}
