package org.staffroom.shared;

import java.util.List;
import java.util.stream.Collectors;

/** One choice of a list: what is sent, and what people read. */
public record Option(String value, String label) {

    /** What people read of the values chosen, one a line: those that are no choice are left out. */
    public static String labels(List<Option> options, String chosen) {
        var values = chosen.lines().toList();
        return options.stream()
                .filter(option -> values.contains(option.value))
                .map(Option::label)
                .collect(Collectors.joining(", "));
    }
}
