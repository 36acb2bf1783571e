package org.staffroom.shared;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody named in a line: "Name, e-mail", "Name &lt;e-mail&gt;" or the name alone. Read in one pass and without a pattern, so
 * that no line takes long, whatever stands in it.
 *
 * @param email as typed, with one @ in it; null where only the name is known
 */
public record NamedLine(String name, @Nullable String email) {

    /** A name and an address at their longest, with something between them. */
    private static final int LONGEST = 380;

    /** @return empty when the line is too long, names nobody, or holds more than one person */
    public static Optional<NamedLine> read(String typed) {
        var line = typed.strip();
        if (line.length() > LONGEST) {
            return Optional.empty();
        }
        if (line.indexOf('@') < 0) {
            return named(line, null);
        }
        var bare = line.endsWith(">") ? line.substring(0, line.length() - 1) : line;
        var start = bare.length();
        while (start > 0 && !isBetween(bare.charAt(start - 1))) {
            start--;
        }
        var email = bare.substring(start);
        var at = email.indexOf('@');
        return at > 0 && at == email.lastIndexOf('@') && at < email.length() - 1 && email.indexOf('>') < 0
                ? named(bare.substring(0, start), email)
                : Optional.empty();
    }

    private static Optional<NamedLine> named(String before, @Nullable String email) {
        var end = before.length();
        while (end > 0 && isBetween(before.charAt(end - 1))) {
            end--;
        }
        var name = before.substring(0, end).strip();
        return name.isEmpty() || name.chars().anyMatch(each -> ",<>@".indexOf(each) >= 0)
                ? Optional.empty()
                : Optional.of(new NamedLine(name, email));
    }

    private static boolean isBetween(char each) {
        return each == ',' || each == '<' || Character.isWhitespace(each);
    }
}
