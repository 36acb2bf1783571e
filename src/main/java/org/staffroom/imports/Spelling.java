package org.staffroom.imports;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Days, times and names as people and spreadsheets write them. */
final class Spelling {

    /** Year last is day first: "03/04/2023" is the third of April. */
    private static final DateTimeFormatter[] DATES = Stream.of(
                    "d/M/uuuu",
                    "d/M/uu",
                    "d-M-uuuu",
                    "d.M.uuuu",
                    "uuuu-M-d",
                    "uuuu/M/d",
                    "d MMMM uuuu",
                    "d MMM uuuu",
                    "d MMM uu",
                    "d-MMM-uuuu",
                    "d-MMM-uu",
                    "MMMM d uuuu",
                    "MMM d uuuu")
            .map(pattern -> new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(pattern)
                    .toFormatter(Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT))
            .toArray(DateTimeFormatter[]::new);

    private static final Pattern UNSEEN = Pattern.compile("[\\s\\p{Cntrl}]+");
    private static final Pattern PLAIN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern MIDNIGHT = Pattern.compile("[T ]0?0:00(:00(\\.0+)?)?$");
    private static final Pattern WEEKDAY = Pattern.compile(
            "^(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?[,.]?\\s+", Pattern.CASE_INSENSITIVE);
    private static final Pattern ORDINAL = Pattern.compile("(?<=\\d)(st|nd|rd|th)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern SEPT = Pattern.compile("\\bsept\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern TIME = Pattern.compile(
            "(\\d{1,2})(?:[:.h]?(\\d{2}))?(?:[:.]00)?\\s*(am|pm|a\\.m\\.?|p\\.m\\.?)?", Pattern.CASE_INSENSITIVE);

    private static final int LONGEST_SHOWN = 60;

    private Spelling() {}

    /** "14/03/2023", "2023-03-14", "Tuesday 14 March 2023", "14-Mar-23". */
    static Optional<LocalDate> day(String typed) {
        var day = MIDNIGHT.matcher(typed.strip()).replaceAll("");
        day = ORDINAL.matcher(WEEKDAY.matcher(day).replaceAll("")).replaceAll("");
        day = UNSEEN.matcher(SEPT.matcher(day).replaceAll("Sep").replace(",", " "))
                .replaceAll(" ");
        for (var format : DATES) {
            // Most forms do not fit most days, and to be told so by an exception each time is dear in a long table.
            var read = new ParsePosition(0);
            if (format.parseUnresolved(day, read) == null || read.getIndex() < day.length()) {
                continue;
            }
            try {
                return Optional.of(LocalDate.parse(day, format));
            } catch (DateTimeException noSuchDay) {
                continue;
            }
        }
        return Optional.empty();
    }

    /** "09:30", "9.30am", "9am", "14:00:00", "0930". */
    static Optional<LocalTime> time(String typed) {
        var words = typed.strip().toLowerCase(Locale.ROOT);
        if (words.equals("noon") || words.equals("midday")) {
            return Optional.of(LocalTime.NOON);
        }
        var time = TIME.matcher(words);
        if (!time.matches() || time.group(2) == null && time.group(3) == null) {
            return Optional.empty();
        }
        var hour = Integer.parseInt(time.group(1));
        var minute = time.group(2) == null ? 0 : Integer.parseInt(time.group(2));
        var half = time.group(3);
        if (minute > 59 || hour > 23 || half != null && (hour < 1 || hour > 12 && half.startsWith("a"))) {
            return Optional.empty();
        }
        var later = half != null && half.startsWith("p") && hour < 12;
        var midnight = half != null && half.startsWith("a") && hour == 12;
        return Optional.of(LocalTime.of(midnight ? 0 : later ? hour + 12 : hour, minute));
    }

    /** By which two names are the same: neither letter case nor space matters. */
    static String key(String name) {
        return tidy(name).toLowerCase(Locale.ROOT);
    }

    /** Whether two names at one postcode are of one place: "St Mary's & All Saints" and "The Saint Marys and All Saints". */
    static boolean samePlace(String one, String other) {
        var first = place(one);
        return !first.isEmpty() && first.equals(place(other));
    }

    private static String place(String name) {
        return PLAIN.matcher(
                        key(name).replaceFirst("^the ", "").replace("&", "and").replaceFirst("^saint ", "st "))
                .replaceAll("");
    }

    /** Single spaces, and nothing that is not seen. */
    static String tidy(String text) {
        return UNSEEN.matcher(text).replaceAll(" ").strip();
    }

    /** As it is quoted to whoever typed it. */
    static String shortened(String text) {
        var line = tidy(text);
        return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN - 1) + "…";
    }

    /** The name that is spelt most like it; none when a third of the letters differ. */
    static Optional<String> nearest(String typed, Collection<String> names) {
        var word = key(shortened(typed));
        return names.stream()
                .filter(name -> distance(word, key(name)) <= Math.max(1, Math.min(word.length(), name.length()) / 3))
                .min(Comparator.comparingInt(name -> distance(word, key(name))));
    }

    /** How many letters have to be put in, left out or changed: Levenshtein's distance. */
    private static int distance(String one, String other) {
        var row = new int[other.length() + 1];
        for (var at = 0; at <= other.length(); at++) {
            row[at] = at;
        }
        for (var i = 1; i <= one.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.length(); j++) {
                var changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
