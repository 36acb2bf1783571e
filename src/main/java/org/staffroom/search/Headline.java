package org.staffroom.search;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of text with the words that were looked for marked. The database marks them with two characters that no text has;
 * they become parts, and the page escapes each: nothing that people wrote is ever read as HTML.
 */
record Headline(List<Part> parts) {

    static final char START = '\uE000';
    static final char STOP = '\uE001';

    record Part(String text, boolean marked) {}

    static Headline of(String text) {
        var parts = new ArrayList<Part>();
        var marked = false;
        var from = 0;
        for (var i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == START || text.charAt(i) == STOP) {
                if (i > from) {
                    parts.add(new Part(text.substring(from, i), marked));
                }
                marked = i < text.length() && text.charAt(i) == START;
                from = i + 1;
            }
        }
        return new Headline(parts);
    }
}
