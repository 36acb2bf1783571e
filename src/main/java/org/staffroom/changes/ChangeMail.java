package org.staffroom.changes;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.staffroom.meetings.MeetingId;

/**
 * How a change will read. Declared here, where the organiser has to see it before it is sent, and answered by the module
 * that writes mails.
 */
public interface ChangeMail {

    /**
     * The mail to somebody who has a place, about a meeting as the tables have it in this transaction.
     *
     * @param answerBy of a new day; else null
     */
    Shown show(
            MeetingId meeting,
            ChangeKind kind,
            List<Difference> differences,
            String reason,
            @Nullable Instant answerBy);

    /** @param html safe to stand in a page */
    record Shown(String subject, String html) {}
}
