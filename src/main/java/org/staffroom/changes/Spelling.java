package org.staffroom.changes;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Whether two texts say the same, but for spelling. */
final class Spelling {

    /** In so short a text one letter makes another word. */
    private static final int SHORT = 6;

    private static final Pattern NUMBERS = Pattern.compile("\\p{N}+");

    /** As in "Session B", and not in "teacher's". */
    private static final Pattern LONE_LETTERS = Pattern.compile("(?<![\\p{L}\\p{N}'’])\\p{L}(?![\\p{L}\\p{N}'’])");

    private Spelling() {}

    /** Word for word, with a letter or two of a word otherwise; numbers and lone letters are never spelled otherwise. */
    static boolean same(String one, String other) {
        if (exactly(one, other)) {
            return true;
        }
        return Math.min(letters(one).length(), letters(other).length()) >= SHORT
                && found(NUMBERS, one).equals(found(NUMBERS, other))
                && found(LONE_LETTERS, one).equals(found(LONE_LETTERS, other))
                && sameWords(words(one), words(other));
    }

    /** But for capitals, spaces and punctuation. */
    static boolean exactly(String one, String other) {
        return letters(one).equals(letters(other)) && found(NUMBERS, one).equals(found(NUMBERS, other));
    }

    private static boolean sameWords(List<String> left, List<String> right) {
        if (left.size() != right.size()) {
            return false;
        }
        for (var at = 0; at < left.size(); at++) {
            if (distance(left.get(at), right.get(at)) > tolerated(left.get(at), right.get(at))) {
                return false;
            }
        }
        return true;
    }

    private static int tolerated(String left, String right) {
        var length = Math.min(left.length(), right.length());
        return length < 4 ? 0 : length < 10 ? 1 : 2;
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("[\\s/–—-]+"))
                .map(Spelling::letters)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static List<String> found(Pattern what, String text) {
        return what.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** Levenshtein's, and two neighbours that changed places count once. */
    private static int distance(String left, String right) {
        var rows = new int[left.length() + 1][right.length() + 1];
        for (var i = 0; i <= left.length(); i++) {
            for (var j = 0; j <= right.length(); j++) {
                if (i == 0 || j == 0) {
                    rows[i][j] = i + j;
                    continue;
                }
                var replaced = rows[i - 1][j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                rows[i][j] = Math.min(replaced, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
                if (i > 1
                        && j > 1
                        && left.charAt(i - 1) == right.charAt(j - 2)
                        && left.charAt(i - 2) == right.charAt(j - 1)) {
                    rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
                }
            }
        }
        return rows[left.length()][right.length()];
    }
}
