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

/** Organisers write to some of those on the list of a meeting. */
@Service
@Transactional
class WritingToAttendees {

    private final MeetingAccess access;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Audit audit;

    WritingToAttendees(MeetingAccess access, JdbcClient jdbc, ApplicationEventPublisher events, Audit audit) {
        this.access = access;
        this.jdbc = jdbc;
        this.events = events;
        this.audit = audit;
    }

    /**
     * Writes to those of them who are on the list and can be reached; the same message goes to each once.
     *
     * @return to how many
     * @throws NotFound for anybody who does not organise the meeting, and for drafts
     */
    int write(
            CurrentPerson me,
            MeetingId meeting,
            UUID message,
            Collection<PersonId> chosen,
            String subject,
            String text) {
        access.requireOrganiser(me, meeting);
        if (isDraft(meeting)) {
            throw new NotFound();
        }
        var reached = jdbc.sql("""
                        select p.id from person p
                        where p.id in (:chosen) and p.status = 'ACTIVE' and p.email is not null
                          and (exists (select 1 from registration r where r.meeting_id = :meeting and r.person_id = p.id)
                            or exists (select 1 from attendance a where a.meeting_id = :meeting and a.person_id = p.id))
                        """)
                .param("chosen", chosen.stream().map(PersonId::value).toList())
                .param("meeting", meeting.value())
                .query(UUID.class)
                .list();
        audit.record(me.id().value(), "wrote to attendees", "meeting", meeting.value());
        events.publishEvent(new AttendeesWrittenTo(
                meeting, message, reached.stream().map(PersonId::new).toList(), me.name(), subject, text));
        return reached.size();
    }

    private boolean isDraft(MeetingId meeting) {
        return jdbc.sql("select status = 'DRAFT' from meeting where id = ?")
                .param(meeting.value())
                .query(Boolean.class)
                .single();
    }
}
