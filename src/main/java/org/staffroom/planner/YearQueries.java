package org.staffroom.planner;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingState;
import org.staffroom.meetings.MeetingStatus;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.Nation;
import org.staffroom.shared.AcademicYear;
import org.staffroom.shared.Dates;
import org.staffroom.shared.Network;

/** Reads a year: the regions, and the meetings of that year and no other. */
@Component
class YearQueries {

    private final JdbcClient jdbc;
    private final Dates dates;
    private final Network network;
    private final Clock clock;

    YearQueries(JdbcClient jdbc, Dates dates, Network network, Clock clock) {
        this.jdbc = jdbc;
        this.dates = dates;
        this.network = network;
        this.clock = clock;
    }

    /** The active regions, one's own first, the national one last. */
    List<PlannedRegion> regions(CurrentPerson me) {
        return jdbc.sql("""
                        select r.id, r.slug, r.name, r.nation, r.national,
                               array(select near_id from region_near where region_id = r.id) as near,
                               coalesce((select extract(isodow from m.starts_at at time zone m.zone) from meeting m
                                   where m.region_id = r.id and m.status = 'PUBLISHED'
                                   order by m.starts_at desc limit 1), 2) as usually,
                               exists (select 1 from ambassador a
                                   where a.region_id = r.id and a.person_id = :me
                                     and a.since <= :today and (a.until is null or a.until > :today)) as own
                        from region r
                        where r.archived_at is null
                        order by own desc, r.national, lower(r.name)
                        """)
                .param("me", me.id().value())
                .param("today", dates.today())
                .query((row, number) -> new PlannedRegion(
                        row.getObject("id", UUID.class),
                        row.getString("slug"),
                        row.getString("name"),
                        Nation.valueOf(row.getString("nation")),
                        row.getBoolean("national"),
                        ids(row, "near"),
                        DayOfWeek.of(row.getInt("usually")),
                        row.getBoolean("own"),
                        row.getBoolean("own") || me.admin()))
                .list();
    }

    /** In order of their days. Asked with "exists", PostgreSQL would read all write-ups there are. */
    List<PlannedMeeting> meetings(AcademicYear year, List<PlannedRegion> regions) {
        var organised = regions.stream()
                .filter(PlannedRegion::organised)
                .map(PlannedRegion::id)
                .collect(Collectors.toSet());
        return jdbc.sql("""
                        select m.id, coalesce(m.slug, m.id::text) as key, m.title, m.status, m.starts_at, m.ends_at, m.zone,
                               m.region_id,
                               array(select c.region_id from meeting_co_host c
                                   where c.meeting_id = m.id and c.accepted_at is not null) as together,
                               coalesce((select true from write_up w
                                   where w.meeting_id = m.id and w.status = 'PUBLISHED' limit 1), false) as written_up
                        from meeting m
                        where m.starts_at >= :from and m.starts_at < :until
                        order by m.starts_at, m.id
                        """)
                .param("from", midnight(year.firstDay()))
                .param("until", midnight(year.end()))
                .query((row, number) -> meeting(row, organised))
                .list();
    }

    private PlannedMeeting meeting(ResultSet row, Set<UUID> organised) throws SQLException {
        var starts = row.getTimestamp("starts_at").toInstant();
        var ends = row.getTimestamp("ends_at").toInstant();
        var state = MeetingState.of(MeetingStatus.valueOf(row.getString("status")), starts, ends, clock.instant());
        var region = row.getObject("region_id", UUID.class);
        var together = ids(row, "together");
        var mine = organised.contains(region) || together.stream().anyMatch(organised::contains);
        var secret = state == MeetingState.DRAFT && !mine;
        var day = LocalDate.ofInstant(starts, ZoneId.of(row.getString("zone")));
        return new PlannedMeeting(
                row.getObject("id", UUID.class),
                secret ? null : row.getString("key"),
                secret ? null : row.getString("title"),
                stage(state, !ends.isAfter(clock.instant()), row.getBoolean("written_up")),
                Term.of(day),
                secret ? null : day,
                region,
                together,
                mine);
    }

    private static PlannedMeeting.Stage stage(MeetingState state, boolean passed, boolean writtenUp) {
        return switch (state) {
            case DRAFT -> passed ? PlannedMeeting.Stage.PASSED : PlannedMeeting.Stage.PLANNED;
            case UPCOMING, UNDER_WAY -> PlannedMeeting.Stage.PUBLISHED;
            case POSTPONED -> PlannedMeeting.Stage.POSTPONED;
            case CANCELLED -> PlannedMeeting.Stage.CANCELLED;
            case HELD -> writtenUp ? PlannedMeeting.Stage.WRITTEN_UP : PlannedMeeting.Stage.HELD;
        };
    }

    private Timestamp midnight(LocalDate day) {
        return Timestamp.from(day.atStartOfDay(network.zone()).toInstant());
    }

    private static Set<UUID> ids(ResultSet row, String column) throws SQLException {
        return Set.copyOf(Arrays.asList((UUID[]) row.getArray(column).getArray()));
    }
}
