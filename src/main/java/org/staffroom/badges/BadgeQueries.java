package org.staffroom.badges;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.NotFound;

/** Reads of who wears a badge. */
@Component
@Transactional(readOnly = true)
class BadgeQueries {

    private final JdbcClient jdbc;
    private final MeetingAccess access;

    BadgeQueries(JdbcClient jdbc, MeetingAccess access) {
        this.jdbc = jdbc;
        this.access = access;
    }

    /**
     * Whoever has a place in the room, is on the agenda, or came without one; by name.
     *
     * @throws NotFound for anybody who does not organise the meeting
     */
    List<BadgeRow> of(CurrentPerson me, MeetingId meeting) {
        access.requireOrganiser(me, meeting);
        return jdbc.sql("""
                        with wears as (
                            select person_id, false as speaks from registration
                            where meeting_id = :meeting and status = 'CONFIRMED' and mode = 'ROOM'
                            union all
                            select person_id, false from attendance where meeting_id = :meeting
                            union all
                            select person_id, true from appearance where meeting_id = :meeting)
                        select p.name, o.name as organisation, coalesce(o.kind = 'VENDOR', false) as vendor,
                               bool_or(w.speaks) as speaker
                        from wears w
                        join person p on p.id = w.person_id
                        left join organisation o on o.id = p.organisation_id
                        where p.status <> 'ERASED'
                        group by p.id, o.id
                        order by lower(p.name), p.id
                        """)
                .param("meeting", meeting.value())
                .query(BadgeRow.class)
                .list();
    }
}
