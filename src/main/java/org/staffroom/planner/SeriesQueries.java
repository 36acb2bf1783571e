package org.staffroom.planner;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
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

    /** Those of the days, in order, on which nothing is that the meeting was repeated to. */
    List<LocalDate> fresh(MeetingId meeting, Collection<LocalDate> days) {
        return jdbc.sql("""
                        select distinct day from unnest(cast(:days as date[])) as asked (day)
                        where not exists (
                            select 1 from meeting_repetition r left join meeting d on d.id = r.draft_id
                            where r.meeting_id = :meeting and r.day = asked.day and (r.draft_id is null
                                or d.status in ('DRAFT', 'PUBLISHED') and (d.starts_at at time zone d.zone)::date = r.day))
                        order by day
                        """)
                .param("meeting", meeting.value())
                .param("days", days.stream().map(LocalDate::toString).toArray(String[]::new))
                .query(LocalDate.class)
                .list();
    }

    Where region(MeetingId meeting) {
        return jdbc.sql("select r.id, r.nation from region r join meeting m on m.region_id = r.id where m.id = :id")
                .param("id", meeting.value())
                .query(Where.class)
                .single();
    }
}
