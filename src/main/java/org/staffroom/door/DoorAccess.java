package org.staffroom.door;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.NotFound;

/** Who may work the door of a published meeting: its organisers, and its helpers for the day until that is over. */
@Component
public class DoorAccess {

    private final MeetingAccess access;
    private final JdbcClient jdbc;
    private final Clock clock;

    DoorAccess(MeetingAccess access, JdbcClient jdbc, Clock clock) {
        this.access = access;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The meeting at an address, for somebody who may work its door.
     *
     * @throws NotFound for anybody else, and for drafts
     */
    public MeetingId at(CurrentPerson person, String slug) {
        var meeting = access.published(slug);
        require(person, meeting);
        return meeting;
    }

    /** @throws NotFound when the person may not work this door */
    public void require(CurrentPerson person, MeetingId meeting) {
        if (!access.organises(person, meeting) && !helps(person, meeting)) {
            throw new NotFound();
        }
    }

    private boolean helps(CurrentPerson person, MeetingId meeting) {
        return jdbc.sql("""
                        select exists (select 1 from door_helper
                            where meeting_id = :meeting and person_id = :person and expires_at > :now)
                        """)
                .param("meeting", meeting.value())
                .param("person", person.id().value())
                .param("now", Timestamp.from(clock.instant()))
                .query(Boolean.class)
                .single();
    }
}
