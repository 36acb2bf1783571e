package org.staffroom.meetings;

import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.staffroom.shared.Slug;

/** The readable address of a meeting, without a date in it that could become wrong. */
final class MeetingAddress {

    private static final String MONTH =
            "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
                    + "|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
    private static final Pattern DATE =
            Pattern.compile("(?iu)\\b(?:\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[/.]\\d{1,2}[/.]\\d{2,4}"
                    + "|(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\\s+)?\\d{1,2}(?:st|nd|rd|th)?\\s+"
                    + MONTH + "\\b(?:,?\\s+\\d{4})?|" + MONTH
                    + "\\s+\\d{1,2}(?:st|nd|rd|th)?\\b(?:,?\\s+\\d{4})?|" + MONTH
                    + "\\s+\\d{4}|20\\d\\d(?:[/–-]\\d{2})?)\\b");

    /** Pages of ours beside the meetings. */
    private static final Set<String> RESERVED = Set.of("calendar", "new");

    private MeetingAddress() {}

    /** @param taken whether an address is in use, or was */
    static String of(String title, Predicate<String> taken) {
        return Slug.of(DATE.matcher(title).replaceAll(" "), slug -> RESERVED.contains(slug) || taken.test(slug));
    }
}
