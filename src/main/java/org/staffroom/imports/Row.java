package org.staffroom.imports;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row, read cell by cell. What was left out is empty or null; so is what could not be read, which its problems say.
 *
 * @param talk null for a meeting of which no talk is told
 */
record Row(
        int line,
        String region,
        @Nullable LocalDate date,
        @Nullable LocalTime start,
        @Nullable LocalTime end,
        String title,
        String summary,
        String venue,
        String town,
        String postcode,
        String host,
        @Nullable Integer came,
        @Nullable String writeUp,
        @Nullable Talk talk) {

    /** @param kind null when nothing is said about it */
    record Talk(
            String title,
            String abstractText,
            @Nullable Kind kind,
            List<Speaker> speakers,
            List<String> topics,
            @Nullable String slides) {}

    enum Kind {
        MEMBER,
        VENDOR
    }

    /** @param organisation empty when none is named */
    record Speaker(
            String name, String organisation, @Nullable String email) {

        /** Two are the same person where the address is, or name and organisation. */
        String key() {
            return email == null ? Spelling.key(name) + " (" + Spelling.key(organisation) + ")" : email;
        }
    }

    boolean isOnline() {
        return Spelling.key(venue).equals("online");
    }
}
