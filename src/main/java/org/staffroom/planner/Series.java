package org.staffroom.planner;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.Meetings;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionAccess;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.Refused;

/** Repeats a meeting, by its organisers: a draft for each day, all of them or none. */
@Service
@Transactional
public class Series {

    /** A draft of the series, kept until it has been shown once. */
    public record Made(String meeting, String title, LocalDate day) implements Serializable {}

    private final Meetings meetings;
    private final SeriesQueries queries;
    private final MeetingAccess access;
    private final RegionAccess regions;
    private final JdbcClient jdbc;

    Series(Meetings meetings, SeriesQueries queries, MeetingAccess access, RegionAccess regions, JdbcClient jdbc) {
        this.meetings = meetings;
        this.queries = queries;
        this.access = access;
        this.regions = regions;
        this.jdbc = jdbc;
    }

    /**
     * A day for which the meeting was repeated before is left as it is: pressed twice it is one series.
     *
     * @return those that were made now
     */
    public List<Made> make(CurrentPerson me, MeetingId meeting, String title, Collection<LocalDate> days) {
        access.requireOrganiser(me, meeting);
        if (!regions.organises(me, new RegionId(queries.region(meeting).id()))) {
            throw new Refused("planner.refused.series-of-others");
        }
        // Whoever presses twice waits for the first press here, and finds that it is made.
        var fresh = jdbc.sql("""
                        insert into meeting_repetition (meeting_id, day)
                        select :meeting, day from unnest(cast(:days as date[])) as asked (day) order by day
                        on conflict do nothing returning day
                        """)
                .param("meeting", meeting.value())
                .param("days", days.stream().map(LocalDate::toString).toArray(String[]::new))
                .query(LocalDate.class)
                .list();
        return fresh.stream()
                .map(day -> new Made(meetings.repeat(me, meeting, title, day).toString(), title, day))
                .toList();
    }
}
