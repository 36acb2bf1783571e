package org.staffroom.surveys;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What was said of one talk at one meeting. Without enough ratings there is neither bar nor words to be shown.
 *
 * @param words in no order
 */
record TalkResult(
        UUID id,
        String title,
        boolean vendor,
        String speakers,
        String meeting,
        String meetingSlug,
        Instant startsAt,
        Scale scale,
        List<String> words) {

    public boolean shown() {
        return scale.shown();
    }
}
