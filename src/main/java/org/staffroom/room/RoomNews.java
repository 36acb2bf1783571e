package org.staffroom.room;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.agendas.AgendaChanged;
import org.staffroom.changes.DayShifted;
import org.staffroom.changes.MeetingChanged;
import org.staffroom.changes.MeetingPostponed;
import org.staffroom.changes.MeetingRescheduled;
import org.staffroom.meetings.MeetingCancelled;
import org.staffroom.meetings.MeetingId;

/**
 * Says on all instances that a room is otherwise, by PostgreSQL and with the transaction that made it so: nothing is said of
 * what is rolled back, and whoever hears it finds it. Carries the id of the meeting and nothing else.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class RoomNews {

    static final String CHANNEL = "room";

    private final JdbcClient jdbc;

    RoomNews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(RoomChanged event) {
        say(event.meeting());
    }

    @EventListener
    void on(DayShifted event) {
        say(event.meeting());
    }

    @EventListener
    void on(AgendaChanged event) {
        say(event.meeting());
    }

    @EventListener
    void on(MeetingChanged event) {
        say(event.meeting());
    }

    @EventListener
    void on(MeetingPostponed event) {
        say(event.meeting());
    }

    @EventListener
    void on(MeetingRescheduled event) {
        say(event.meeting());
    }

    @EventListener
    void on(MeetingCancelled event) {
        say(event.meeting());
    }

    private void say(MeetingId meeting) {
        jdbc.sql("select pg_notify('" + CHANNEL + "', :meeting)")
                .param("meeting", meeting.toString())
                .query()
                .singleValue();
    }
}
