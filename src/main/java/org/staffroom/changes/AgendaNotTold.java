package org.staffroom.changes;

import org.springframework.stereotype.Component;
import org.staffroom.agendas.NotToldYet;
import org.staffroom.meetings.MeetingId;

/** Says on the agenda's page how much people do not know yet. */
@Component
class AgendaNotTold implements NotToldYet {

    private final Changes changes;

    AgendaNotTold(Changes changes) {
        this.changes = changes;
    }

    @Override
    public int count(MeetingId meeting) {
        return changes.untold(meeting).size();
    }
}
