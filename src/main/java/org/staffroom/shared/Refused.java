package org.staffroom.shared;

import java.util.List;

/**
 * A rule says no, and the person is told why in words. Commands throw it; forms show it beside the field.
 *
 * <p>Carries a message key and its arguments; not an error of the program.
 */
public class Refused extends RuntimeException {

    private final String key;
    private final transient List<Object> arguments;

    public Refused(String key, Object... arguments) {
        super(key, null, false, false);
        this.key = key;
        this.arguments = List.of(arguments);
    }

    public String key() {
        return key;
    }

    public Object[] arguments() {
        return arguments.toArray();
    }
}
