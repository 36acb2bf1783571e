package org.staffroom.shared;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What somebody typed into a field. */
public final class Typed {

    private Typed() {}

    /** Without spaces around it, lines ended in one way; empty when the field was not there. */
    public static String text(@Nullable String typed) {
        return typed == null
                ? ""
                : typed.replace("\0", "").replace("\r\n", "\n").strip();
    }

    /** Whether it says something: signs alone do not, nor spaces of whatever kind. */
    public static boolean isReadable(String text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    /** How long it is, as the database counts: not in units of Java, of which 😀 has two. */
    public static int letters(String text) {
        return text.codePointCount(0, text.length());
    }

    /** No more than so many {@link #letters} from its beginning, all of them whole. */
    public static String beginning(String text, int letters) {
        return letters(text) <= letters ? text : text.substring(0, text.offsetByCodePoints(0, letters));
    }

    /**
     * A day, as fields of dates send it.
     *
     * @throws DateTimeException when it is none, or beyond any programme
     */
    public static LocalDate day(String typed) {
        var day = LocalDate.parse(typed);
        if (day.getYear() < 2000 || day.getYear() > 2100) {
            throw new DateTimeException("beyond any programme");
        }
        return day;
    }
}
