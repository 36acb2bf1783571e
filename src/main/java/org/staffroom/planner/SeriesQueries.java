package org.staffroom.planner;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingId;
import org.staffroom.regions.Nation;

/** Reads what the days of a series depend on. */
@Component
class SeriesQueries {

    /** Where a meeting is, as far as holidays go. */
    record Where(UUID id, Nation nation) {}

    private final JdbcClient jdbc;

    SeriesQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Where region(MeetingId meeting) {
        return jdbc.sql("select r.id, r.nation from region r join meeting m on m.region_id = r.id where m.id = :id")
                .param("id", meeting.value())
                .query(Where.class)
                .single();
    }
}
