package org.staffroom.speakers;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.changes.MeetingPostponed;
import org.staffroom.changes.MeetingRescheduled;
import org.staffroom.meetings.MeetingId;

/** Who could not speak on the day a meeting was to be held: of its new day that says nothing. */
@Component
@Transactional
class AbsencesOfAnotherDay {

    private final JdbcClient jdbc;

    AbsencesOfAnotherDay(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(MeetingPostponed event) {
        forget(event.meeting());
    }

    /** Also what was said while there was no day: now there is one, and they are told of it. */
    @EventListener
    void on(MeetingRescheduled event) {
        forget(event.meeting());
    }

    private void forget(MeetingId meeting) {
        jdbc.sql("delete from speaker_absence where meeting_id = ?")
                .param(meeting.value())
                .update();
    }
}
