package org.staffroom.cpd;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Hours as people type them: 2, 2.5, 2,5 or 2:30. */
final class TypedHours {

    private static final Pattern DECIMAL = Pattern.compile("(\\d{1,4})(?:[.,](\\d{1,2}))?");
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,4}):([0-5]\\d)");

    private TypedHours() {}

    /** In minutes; null for what cannot be read. */
    static @Nullable Integer minutes(String typed) {
        var clock = CLOCK.matcher(typed);
        if (clock.matches()) {
            return Integer.parseInt(clock.group(1)) * 60 + Integer.parseInt(clock.group(2));
        }
        var decimal = DECIMAL.matcher(typed);
        if (!decimal.matches()) {
            return null;
        }
        var part = decimal.group(2) == null ? "0" : decimal.group(2);
        return new BigDecimal(decimal.group(1) + "." + part)
                .multiply(BigDecimal.valueOf(60))
                .setScale(0, RoundingMode.HALF_UP)
                .intValueExact();
    }

    /** As one may type it again. */
    static String typed(int minutes) {
        return minutes % 60 == 0 ? String.valueOf(minutes / 60) : "%d:%02d".formatted(minutes / 60, minutes % 60);
    }
}
