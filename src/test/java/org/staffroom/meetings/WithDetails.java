package org.staffroom.meetings;

import java.util.LinkedHashMap;
import java.util.stream.Stream;
import org.staffroom.support.AtTheDesk;

/** The details of a meeting, as somebody at the desk fills them in. */
abstract class WithDetails extends AtTheDesk {

    static final String VENUE = "The Castle, Bristol BS1 4XX";

    static String[] form(String... pairs) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("title", "A meeting");
        fields.put("date", "2027-04-20");
        fields.put("start", "09:30");
        fields.put("end", "15:00");
        fields.put("format", "IN_PERSON");
        fields.put("venue", VENUE);
        fields.put("room", "60");
        for (var at = 0; at < pairs.length; at += 2) {
            fields.put(pairs[at], pairs[at + 1]);
        }
        return fields.entrySet().stream()
                .flatMap(field -> Stream.of(field.getKey(), field.getValue()))
                .toArray(String[]::new);
    }
}
