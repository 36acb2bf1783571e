package org.staffroom.attendees;

import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.PlaceMode;

/**
 * The counts of a meeting's places. The lock on them is what keeps the promise that capacity is never exceeded: it is
 * taken before any decision and held until the transaction ends.
 */
@Repository
class PlaceRows {

    /** @param nextWaiting the number that whoever joins the waiting list next will have */
    record Row(PlaceMode mode, int capacity, int confirmed, int nextWaiting) {

        int free() {
            return capacity - confirmed;
        }
    }

    private final JdbcClient jdbc;
    private final String lock;

    @Autowired
    PlaceRows(JdbcClient jdbc) {
        this(jdbc, "for update");
    }

    /** For the test that shows what happens without the lock. */
    PlaceRows(JdbcClient jdbc, String lock) {
        this.jdbc = jdbc;
        this.lock = lock;
    }

    /** Locks them all in one order, so that two transactions never wait for each other. */
    List<Row> lock(MeetingId meeting) {
        return jdbc.sql("select mode, capacity, confirmed, next_waiting from place where meeting_id = :meeting"
                        + " order by mode " + lock)
                .param("meeting", meeting.value())
                .query(Row.class)
                .list();
    }

    void addConfirmed(MeetingId meeting, PlaceMode mode, int change) {
        jdbc.sql("update place set confirmed = confirmed + :change where meeting_id = :meeting and mode = :mode")
                .param("change", change)
                .param("meeting", meeting.value())
                .param("mode", mode.name())
                .update();
    }

    int takeWaitingNumber(MeetingId meeting, PlaceMode mode) {
        return jdbc.sql("""
                        update place set next_waiting = next_waiting + 1
                        where meeting_id = :meeting and mode = :mode returning next_waiting - 1
                        """)
                .param("meeting", meeting.value())
                .param("mode", mode.name())
                .query(Integer.class)
                .single();
    }
}
