package org.staffroom.places;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.MeetingId;
import org.staffroom.shared.NotFound;

/** Reads what pages about places show of a meeting. Access is decided before. */
@Component
@Transactional(readOnly = true)
public class MeetingDays {

    private final JdbcClient jdbc;

    MeetingDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public MeetingDay find(MeetingId meeting) {
        return jdbc.sql("""
                        select m.id, m.slug, coalesce(m.slug, m.id::text) as key, m.title, m.status, m.format,
                               m.starts_at, m.ends_at, m.zone, v.name as venue, v.town,
                               r.slug as region_slug, r.name as region_name,
                               room.capacity as room_capacity, room.confirmed as room_confirmed,
                               online.capacity as online_capacity, online.confirmed as online_confirmed,
                        """ + Opening.COLUMNS + """
                        from meeting m
                        join region r on r.id = m.region_id
                        left join venue v on v.id = m.venue_id
                        left join place room on room.meeting_id = m.id and room.mode = 'ROOM' and m.format <> 'ONLINE'
                        left join place online
                            on online.meeting_id = m.id and online.mode = 'ONLINE' and m.format <> 'IN_PERSON'
                        left join place_rules rules on rules.meeting_id = m.id
                        where m.id = :meeting
                        """)
                .param("meeting", meeting.value())
                .query(MeetingDays::read)
                .optional()
                .orElseThrow(NotFound::new);
    }

    private static MeetingDay read(ResultSet row, int number) throws SQLException {
        return new MeetingDay(
                row.getObject("id", UUID.class),
                row.getString("slug"),
                row.getString("key"),
                row.getString("title"),
                row.getString("status"),
                row.getString("format"),
                row.getTimestamp("starts_at").toInstant(),
                row.getTimestamp("ends_at").toInstant(),
                row.getString("zone"),
                row.getString("venue"),
                row.getString("town"),
                row.getString("region_slug"),
                row.getString("region_name"),
                row.getObject("room_capacity", Integer.class),
                row.getObject("room_confirmed", Integer.class),
                row.getObject("online_capacity", Integer.class),
                row.getObject("online_confirmed", Integer.class),
                Opening.read(row));
    }
}
