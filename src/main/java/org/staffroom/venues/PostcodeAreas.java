package org.staffroom.venues;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Areas of postcodes in the United Kingdom and the islands beside it. */
@Component
public class PostcodeAreas {

    /** An area alone, a district ("BS8"), or a whole postcode, however it is spaced. */
    private static final Pattern POSTCODE = Pattern.compile("([A-Z]{1,2})(?:[0-9][0-9A-Z]?(?:[0-9][A-Z]{0,2})?)?");

    private static final int LONGEST = 12;

    private final JdbcClient jdbc;

    PostcodeAreas(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The area that somebody means who types "bs", "BS8" or "bs8 1th"; empty when there is none of these letters. */
    public Optional<PostcodeArea> find(@Nullable String typed) {
        return letters(typed)
                .flatMap(letters -> jdbc.sql("select * from postcode_area where area = :area")
                        .param("area", letters)
                        .query((row, number) -> new PostcodeArea(
                                row.getString("area"),
                                row.getString("town"),
                                row.getDouble("latitude"),
                                row.getDouble("longitude")))
                        .optional());
    }

    private static Optional<String> letters(@Nullable String typed) {
        if (typed == null || typed.length() > LONGEST) {
            return Optional.empty();
        }
        var postcode = POSTCODE.matcher(typed.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", ""));
        return postcode.matches() ? Optional.of(postcode.group(1)) : Optional.empty();
    }
}
