package org.staffroom.changes;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingId;

/** How far a meeting under way is behind its times. Whether one may see the meeting is asked before. */
@Component
public class DayShifts {

    /**
     * What was pressed.
     *
     * @param seen how often, taking back too: for {@link OnTheDay}
     * @param undoable whether there is something to take back
     * @param late by whom, by how much; early where it is below nought
     */
    public record Shifts(int seen, boolean undoable, List<Late> late) {}

    /** @param track null for the whole day */
    public record Late(@Nullable Integer track, int minutes) {}

    private record Row(@Nullable Integer track, int minutes, int standing, int pressed) {}

    private final JdbcClient jdbc;

    DayShifts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Shifts of(MeetingId meeting) {
        var rows =
                jdbc.sql("""
                        select track, coalesce(sum(minutes) filter (where undone_at is null), 0) as minutes,
                               count(*) filter (where undone_at is null) as standing,
                               sum(1 + (undone_at is not null)::int) as pressed
                        from day_shift where meeting_id = :meeting group by track order by track nulls first
                        """).param("meeting", meeting.value()).query(Row.class).list();
        var late = new ArrayList<Late>();
        var everybody = 0;
        for (var row : rows) {
            if (row.track() == null) {
                everybody = row.minutes();
            }
            var behind = row.track() == null ? row.minutes() : row.minutes() + everybody;
            if (behind != 0 && (row.track() == null || row.minutes() != 0)) {
                late.add(new Late(row.track(), behind));
            }
        }
        return new Shifts(
                rows.stream().mapToInt(Row::pressed).sum(),
                rows.stream().mapToInt(Row::standing).sum() > 0,
                late);
    }
}
