package org.staffroom.planner;

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

    /** A draft of the series. */
    public record Made(String meeting, String title, LocalDate day) {}

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
     * A day for which the meeting was repeated before is left as it is, as long as what was made for it is still on it:
     * pressed twice it is one series.
     *
     * @return those that were made now
     */
    public List<Made> make(CurrentPerson me, MeetingId meeting, String title, Collection<LocalDate> days) {
        access.requireOrganiser(me, meeting);
        if (!regions.organises(me, new RegionId(queries.region(meeting).id()))) {
            throw new Refused("planner.refused.series-of-others");
        }
        // Whoever presses twice waits for the first press here, and finds that it is made.
        jdbc.sql("select pg_advisory_xact_lock(hashtext('meeting_repetition ' || :meeting))")
                .param("meeting", meeting.toString())
                .query()
                .singleValue();
        return queries.fresh(meeting, days).stream()
                .map(day -> make(me, meeting, title, day))
                .toList();
    }

    private Made make(CurrentPerson me, MeetingId meeting, String title, LocalDate day) {
        var draft = meetings.repeat(me, meeting, title, day);
        jdbc.sql("""
                        insert into meeting_repetition (meeting_id, day, draft_id) values (?, ?, ?)
                        on conflict (meeting_id, day) do update set draft_id = excluded.draft_id
                        """).params(meeting.value(), day, draft.value()).update();
        return new Made(draft.toString(), title, day);
    }
}
