package org.staffroom.surveys;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was said about a meeting, as far as it is opened.
 *
 * @param asked how many were asked; 0 when nobody was
 * @param answered of them, how many answers were opened
 * @param unread how many were left at the end, and deleted unread
 * @param words on the day by question, DAY, CHANGE and NEXT, each in no order
 */
record FeedbackResults(
        int asked,
        int answered,
        int unread,
        boolean closed,
        @Nullable Instant opensAt,
        @Nullable Instant closesAt,
        Scale day,
        List<TalkResult> talks,
        Map<String, List<String>> words) {

    static final FeedbackResults NOT_ASKED =
            new FeedbackResults(0, 0, 0, false, null, null, Scale.NONE, List.of(), Map.of());

    public boolean shown() {
        return answered >= Feedback.ENOUGH;
    }

    public boolean waits() {
        return asked > 0 && !shown() && !closed;
    }

    /** Of a question on the day; empty when nobody said anything. */
    public List<String> words(String question) {
        return words.getOrDefault(question, List.of());
    }
}
