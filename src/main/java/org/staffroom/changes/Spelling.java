package org.staffroom.changes;

import java.util.Locale;

/** Whether two texts say the same, but for spelling. */
final class Spelling {

    private Spelling() {}

    /** Letters and digits alone count; of those, one in five may be another, and always two. */
    static boolean same(String one, String other) {
        var left = letters(one);
        var right = letters(other);
        return distance(left, right) <= Math.max(2, Math.min(left.length(), right.length()) / 5);
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** Levenshtein's. */
    private static int distance(String left, String right) {
        var row = new int[right.length() + 1];
        for (var at = 0; at <= right.length(); at++) {
            row[at] = at;
        }
        for (var i = 1; i <= left.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.length(); j++) {
                var replaced = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.length()];
    }
}
