package org.staffroom.notifications;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words of one message, the same for its text and its HTML.
 *
 * @param preview what mail programs show behind the subject
 * @param region whose it is; null when no region's
 * @param quote in somebody's own words: a reason, a summary
 * @param code to type
 * @param unsubscribe the address that stops messages of this kind; null for those about one's own place
 * @param entry for the recipient's calendar
 */
record Letter(
        String subject,
        String preview,
        @Nullable String region,
        String heading,
        List<String> paragraphs,
        @Nullable Card card,
        @Nullable String quote,
        @Nullable String code,
        @Nullable Button button,
        @Nullable Button second,
        List<String> afterwards,
        String reason,
        @Nullable String unsubscribe,
        @Nullable Entry entry) {

    /** When and where, the loudest thing in the message. */
    record Card(
            String title,
            String day,
            String hours,
            @Nullable String place,
            @Nullable Button join,
            boolean off) {}

    record Button(String label, String address) {}

    /** @param method of the iCalendar object: REQUEST or CANCEL */
    record Entry(String method, String text) {}
}
