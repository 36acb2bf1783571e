package org.staffroom.attendees;

import java.util.Collection;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Audit;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;

/** Organisers write to some of those on the list of a meeting. */
@Service
@Transactional
class WritingToAttendees {

    private final AttendeeListQueries queries;
    private final MeetingAccess access;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Audit audit;

    WritingToAttendees(
            AttendeeListQueries queries,
            MeetingAccess access,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Audit audit) {
        this.queries = queries;
        this.access = access;
        this.jdbc = jdbc;
        this.events = events;
        this.audit = audit;
    }

    /**
     * Writes to those of them who are on the list and can be reached, as the list says; the same message goes to each once.
     *
     * @return to how many
     * @throws NotFound for anybody who does not organise the meeting, and for drafts
     * @throws Refused when none of them is on the list
     */
    int write(CurrentPerson me, MeetingId meeting, UUID message, Collection<UUID> chosen, String subject, String text) {
        access.requireOrganiser(me, meeting);
        if (isDraft(meeting)) {
            throw new NotFound();
        }
        var listed = queries.list(me, meeting).of(chosen);
        if (listed.isEmpty()) {
            throw new Refused("attendees.refused.nobody-selected");
        }
        var reached = listed.stream()
                .filter(AttendeeRow::reachable)
                .map(row -> new PersonId(row.id()))
                .toList();
        audit.record(me.id().value(), "wrote to attendees", "meeting", meeting.value());
        events.publishEvent(new AttendeesWrittenTo(meeting, message, reached, me.name(), subject, text));
        return reached.size();
    }

    private boolean isDraft(MeetingId meeting) {
        return jdbc.sql("select status = 'DRAFT' from meeting where id = ?")
                .param(meeting.value())
                .query(Boolean.class)
                .single();
    }
}
