package org.staffroom.surveys;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one person answered, on its way to being mixed with others. Texts are stripped; empty for nothing said.
 *
 * @param ratings of talks, 1 to 5
 * @param words on talks
 * @param day the day as a whole, 1 to 5
 * @param change what the person will do differently
 * @param next what there should be next
 */
record Answered(
        Map<UUID, Integer> ratings,
        Map<UUID, String> words,
        @Nullable Integer day,
        String dayWords,
        String change,
        String next) {

    static final int LEAST = 1;
    static final int MOST = 5;
    static final int LONGEST_ON_A_TALK = 500;
    static final int LONGEST = 1000;

    boolean saysNothing() {
        return ratings.isEmpty()
                && words.isEmpty()
                && day == null
                && dayWords.isEmpty()
                && change.isEmpty()
                && next.isEmpty();
    }
}
