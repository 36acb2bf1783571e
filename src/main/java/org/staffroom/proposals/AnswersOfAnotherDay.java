package org.staffroom.proposals;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.changes.MeetingPostponed;
import org.staffroom.changes.MeetingRescheduled;
import org.staffroom.meetings.MeetingCarriedOver;
import org.staffroom.meetings.MeetingId;

/**
 * Whoever said that they can give their talk at a meeting, or cannot, said it of its day: on another they are asked again. The
 * mail that tells them of the day leads to the question.
 */
@Component
@Transactional
class AnswersOfAnotherDay {

    private static final String ASKED_AGAIN = """
            update proposal set answer = 'ASKED', answered_at = null, meeting_id = :to, version = version + 1
            where meeting_id = :meeting and status = 'ACCEPTED'
            """;

    private final JdbcClient jdbc;

    AnswersOfAnotherDay(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(MeetingPostponed event) {
        askAgain(event.meeting(), event.meeting());
    }

    @EventListener
    void on(MeetingRescheduled event) {
        askAgain(event.meeting(), event.meeting());
    }

    /** Held again after it was cancelled, its talks come along, and so does what was accepted of them. */
    @EventListener
    void on(MeetingCarriedOver event) {
        if (event.withTalks()) {
            askAgain(event.from(), event.to());
        }
    }

    private void askAgain(MeetingId meeting, MeetingId at) {
        jdbc.sql(ASKED_AGAIN)
                .param("meeting", meeting.value())
                .param("to", at.value())
                .update();
    }
}
