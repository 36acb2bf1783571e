package org.staffroom.topicboard;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.MeetingCarriedOver;

/** A cancelled meeting is held again, and on its agenda are discussions that came from the board: they still do. */
@Component
class DiscussionsCarriedOver {

    private final JdbcClient jdbc;
    private final Clock clock;

    DiscussionsCarriedOver(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** After the day is copied: what stood there then stands here now. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(MeetingCarriedOver event) {
        if (!event.withTalks()) {
            return;
        }
        jdbc.sql("""
                        insert into board_discussion (board_topic_id, meeting_id, item_id, planned_at)
                        select d.board_topic_id, copy.meeting_id, copy.id, :now
                        from board_discussion d join agenda_item i on i.id = d.item_id
                        join agenda_item copy on copy.meeting_id = :to and copy.start_minute = i.start_minute
                            and copy.track is not distinct from i.track
                        where d.meeting_id = :from
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("to", event.to().value())
                .param("from", event.from().value())
                .update();
    }
}
