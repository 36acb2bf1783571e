package org.staffroom.room;

import java.sql.Timestamp;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;

/** Who reads, who writes and who moderates in the room of a published meeting (docs/decisions/034). */
@Component
class RoomAccess {

    private record Part(boolean moderates, boolean inside) {}

    private final MeetingAccess access;
    private final JdbcClient jdbc;
    private final Clock clock;

    RoomAccess(MeetingAccess access, JdbcClient jdbc, Clock clock) {
        this.access = access;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Seat seat(@Nullable CurrentPerson person, MeetingId meeting) {
        if (person == null) {
            return Seat.VISITOR;
        }
        if (access.organises(person, meeting)) {
            return Seat.ORGANISER;
        }
        var part = jdbc.sql("""
                        select exists (select 1 from door_helper
                                where meeting_id = :meeting and person_id = :person and expires_at > :now)
                            or exists (select 1 from appearance
                                where meeting_id = :meeting and person_id = :person and role = 'CHAIR') as moderates,
                            exists (select 1 from registration
                                where meeting_id = :meeting and person_id = :person and status = 'CONFIRMED')
                            or exists (select 1 from attendance where meeting_id = :meeting and person_id = :person)
                            or exists (select 1 from appearance where meeting_id = :meeting and person_id = :person) as inside
                        """)
                .param("meeting", meeting.value())
                .param("person", person.id().value())
                .param("now", Timestamp.from(clock.instant()))
                .query(Part.class)
                .single();
        return part.moderates() ? Seat.MODERATOR : part.inside() ? Seat.INSIDE : Seat.VISITOR;
    }

    /** @throws Refused for whoever has no place and was not marked as here */
    void requireInside(CurrentPerson person, MeetingId meeting) {
        if (!seat(person, meeting).inside()) {
            throw new Refused("room.refused.not-inside");
        }
    }

    /** @throws NotFound for whoever does not moderate */
    void requireModerator(CurrentPerson person, MeetingId meeting) {
        if (!seat(person, meeting).moderates()) {
            throw new NotFound();
        }
    }
}
