package org.staffroom.shared;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Predicate;

/** The readable end of an address: lower-case ASCII words joined by hyphens, at most 80 characters. */
public final class Slug {

    private static final int LONGEST = 80;

    private Slug() {}

    /**
     * A slug made of a title, with a rising number behind it while it is taken.
     *
     * @param taken whether a slug is in use, or was: an address once given out never leads elsewhere
     */
    public static String of(String title, Predicate<String> taken) {
        var words = Normalizer.normalize(title, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace("&", " and ")
                .replaceAll("['’]", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        var base =
                words.length() <= LONGEST ? words : words.substring(0, LONGEST).replaceAll("-[^-]*$", "");
        if (base.isEmpty()) {
            base = "untitled";
        }
        var slug = base;
        for (var number = 2; taken.test(slug); number++) {
            slug = base + "-" + number;
        }
        return slug;
    }
}
