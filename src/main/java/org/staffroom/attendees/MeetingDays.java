package org.staffroom.attendees;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.MeetingId;
import org.staffroom.shared.NotFound;

/** Reads what pages about places show of a meeting. Access is decided before. */
@Component
@Transactional(readOnly = true)
class MeetingDays {

    private final JdbcClient jdbc;

    MeetingDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    MeetingDay find(MeetingId meeting) {
        return jdbc.sql("""
                        select m.id, m.slug, coalesce(m.slug, m.id::text) as key, m.title, m.status, m.format,
                               m.starts_at, m.ends_at, m.zone, v.name as venue, v.town,
                               r.slug as region_slug, r.name as region_name,
                               room.capacity as room_capacity, room.confirmed as room_confirmed,
                               online.capacity as online_capacity, online.confirmed as online_confirmed
                        from meeting m
                        join region r on r.id = m.region_id
                        left join venue v on v.id = m.venue_id
                        left join place room on room.meeting_id = m.id and room.mode = 'ROOM' and m.format <> 'ONLINE'
                        left join place online
                            on online.meeting_id = m.id and online.mode = 'ONLINE' and m.format <> 'IN_PERSON'
                        where m.id = :meeting
                        """)
                .param("meeting", meeting.value())
                .query(MeetingDay.class)
                .optional()
                .orElseThrow(NotFound::new);
    }
}
