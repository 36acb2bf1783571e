package org.staffroom.door;

import java.util.HashSet;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.changes.MeetingPostponed;
import org.staffroom.changes.MeetingRescheduled;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.PersonId;
import org.staffroom.people.UnusedPeople;

/** On the morning of a meeting some were marked as here, and then it was put off: on its new day nobody has come yet. */
@Component
@Transactional
class MarksOfAnotherDay {

    private final UnusedPeople unused;
    private final JdbcClient jdbc;

    MarksOfAnotherDay(UnusedPeople unused, JdbcClient jdbc) {
        this.unused = unused;
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
        var marked = new HashSet<PersonId>();
        for (var marks : new String[] {"attendance", "door_mark"}) {
            jdbc.sql("delete from " + marks + " where meeting_id = ? returning person_id")
                    .param(meeting.value())
                    .query(UUID.class)
                    .list()
                    .forEach(person -> marked.add(new PersonId(person)));
        }
        unused.forget(marked);
    }
}
