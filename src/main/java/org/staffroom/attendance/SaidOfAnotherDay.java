package org.staffroom.attendance;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.changes.MeetingPostponed;
import org.staffroom.changes.MeetingRescheduled;
import org.staffroom.meetings.MeetingId;

/** Who said on the morning of a meeting that they could not come, and then it was put off: of its new day it says nothing. */
@Component
@Transactional
class SaidOfAnotherDay {

    private final JdbcClient jdbc;

    SaidOfAnotherDay(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(MeetingPostponed event) {
        forget(event.meeting());
    }

    @EventListener
    void on(MeetingRescheduled event) {
        forget(event.meeting());
    }

    private void forget(MeetingId meeting) {
        jdbc.sql("delete from attendance_said where meeting_id = ?")
                .param(meeting.value())
                .update();
    }
}
