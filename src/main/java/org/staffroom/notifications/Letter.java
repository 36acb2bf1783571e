package org.staffroom.notifications;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.staffroom.notifications.Facts.Change;

/**
 * The words of one message, the same for its text and its HTML. Begin with {@link #about} and add; what is not added is
 * not there.
 *
 * @param preview what mail programs show behind the subject
 * @param region whose it is; null when no region's
 * @param changes what was and what is
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
        List<Change> changes,
        @Nullable String quote,
        @Nullable String code,
        List<Section> sections,
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

    /** A heading and lines under it. */
    record Section(String heading, List<Line> lines) {}

    /** @param address whole; null when the line leads nowhere */
    record Line(
            String text, @Nullable String detail, @Nullable String address) {}

    /** @param method of the iCalendar object: REQUEST or CANCEL */
    record Entry(String method, String text) {}

    /** What was typed with blank lines between. */
    static List<String> paragraphs(String words) {
        return Stream.of(words.replace("\r\n", "\n").split("\n\\s*\n"))
                .map(String::strip)
                .filter(paragraph -> !paragraph.isEmpty())
                .toList();
    }

    /** @param reason why the recipient gets it, at its end */
    static Draft about(String subject, String preview, String heading, String reason) {
        return new Draft(subject, preview, heading, reason);
    }

    /** A letter being written. */
    static final class Draft {

        private final String subject;
        private final String preview;
        private final String heading;
        private final String reason;
        private final List<String> paragraphs = new ArrayList<>();
        private final List<String> afterwards = new ArrayList<>();
        private List<Change> changes = List.of();
        private List<Section> sections = List.of();
        private @Nullable String region;
        private @Nullable Card card;
        private @Nullable String quote;
        private @Nullable String code;
        private @Nullable Button button;
        private @Nullable Button second;
        private @Nullable String unsubscribe;
        private @Nullable Entry entry;

        private Draft(String subject, String preview, String heading, String reason) {
            this.subject = subject;
            this.preview = preview;
            this.heading = heading;
            this.reason = reason;
        }

        Draft of(@Nullable String name) {
            region = name;
            return this;
        }

        Draft says(List<String> words) {
            paragraphs.addAll(words);
            return this;
        }

        Draft says(String words) {
            paragraphs.add(words);
            return this;
        }

        Draft when(@Nullable Card whenAndWhere) {
            card = whenAndWhere;
            return this;
        }

        Draft changed(@Nullable List<Change> differences) {
            changes = differences == null ? List.of() : List.copyOf(differences);
            return this;
        }

        /** Blank words are none. */
        Draft quotes(@Nullable String words) {
            quote = words == null || words.isBlank() ? null : words;
            return this;
        }

        Draft code(@Nullable String digits) {
            code = digits;
            return this;
        }

        Draft lists(List<Section> lists) {
            sections = List.copyOf(lists);
            return this;
        }

        Draft button(@Nullable Button main, @Nullable Button other) {
            button = main;
            second = other;
            return this;
        }

        Draft afterwards(List<String> words) {
            afterwards.addAll(words);
            return this;
        }

        Draft stops(@Nullable String address) {
            unsubscribe = address;
            return this;
        }

        Draft calendar(@Nullable Entry change) {
            entry = change;
            return this;
        }

        Letter done() {
            return new Letter(
                    subject,
                    preview,
                    region,
                    heading,
                    List.copyOf(paragraphs),
                    card,
                    changes,
                    quote,
                    code,
                    sections,
                    button,
                    second,
                    List.copyOf(afterwards),
                    reason,
                    unsubscribe,
                    entry);
        }
    }
}
