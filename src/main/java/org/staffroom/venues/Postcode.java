package org.staffroom.venues;

import java.util.Locale;
import java.util.regex.Pattern;
import org.staffroom.shared.Refused;

/** Postcodes of the United Kingdom. */
public final class Postcode {

    private static final Pattern TIDY = Pattern.compile("[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}");

    private Postcode() {}

    /** Whether it is one, however it is spaced and capitalised. */
    public static boolean isOne(String typed) {
        return TIDY.matcher(spaced(typed)).matches();
    }

    /**
     * One form of every postcode: "BS1 5QD".
     *
     * @throws Refused when it is none
     */
    public static String tidy(String typed) {
        var postcode = spaced(typed);
        if (!TIDY.matcher(postcode).matches()) {
            throw new Refused("venues.postcode");
        }
        return postcode;
    }

    private static String spaced(String typed) {
        var letters = typed.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        var end = Math.max(0, letters.length() - 3);
        return letters.substring(0, end) + " " + letters.substring(end);
    }
}
