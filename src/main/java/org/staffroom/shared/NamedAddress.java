package org.staffroom.shared;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A name as people type it into a line, with an address behind it or none: "Tom Hale, tom@vale.example".
 *
 * @param name never blank
 * @param email whatever has an @ within; null when there is none
 */
public record NamedAddress(String name, @Nullable String email) {

    // Each so that no letter is tried twice: hostile lines cost no more than others.
    private static final Pattern EMAIL = Pattern.compile("(?<![^\\s,<])([^\\s,<>@]++@[^\\s,<>]++)>?\\z");
    private static final Pattern NAME = Pattern.compile("([^,<>]*+)[,<\\s]*+>?");

    /** Empty when the line says no such thing. */
    public static Optional<NamedAddress> read(String line) {
        var address = EMAIL.matcher(line);
        var email = address.find() ? address.group(1) : null;
        var name = NAME.matcher(email == null ? line : line.substring(0, address.start()));
        return name.matches() && !name.group(1).isBlank()
                ? Optional.of(new NamedAddress(name.group(1).strip(), email))
                : Optional.empty();
    }
}
