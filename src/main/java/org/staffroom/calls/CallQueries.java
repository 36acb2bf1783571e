package org.staffroom.calls;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingId;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.Dates;

/** Reads calls for talks. What is here everybody may read: no draft's. */
@Component
public class CallQueries {

    private static final String COLUMNS = """
            select r.id as region_id, r.slug as region_slug, r.name as region_name, c.words, c.closes_on,
                coalesce(standing.open, false) and r.archived_at is null as standing,
            """;

    private static final String OF_MEETINGS = COLUMNS + """
                m.id as meeting_id, m.slug as meeting_slug, m.title, m.starts_at, m.status = 'POSTPONED' as postponed,
                case when m.status = 'CANCELLED' then 'CANCELLED'
                     when m.status <> 'POSTPONED' and m.starts_at <= :now then 'HELD'
                     when c.open is not true then 'CLOSED'
                     when c.closes_on < :today then 'OVER' else 'OPEN' end as state
            from meeting m join region r on r.id = m.region_id
            left join talk_call c on c.meeting_id = m.id
            left join talk_call standing on standing.region_id = r.id
            where m.status <> 'DRAFT' and
            """;

    private static final String OF_REGIONS = COLUMNS + """
                cast(null as uuid) as meeting_id, cast(null as text) as meeting_slug, cast(null as text) as title,
                cast(null as timestamptz) as starts_at, false as postponed,
                case when c.open and r.archived_at is null then 'OPEN' else 'CLOSED' end as state
            from region r
            left join talk_call c on c.region_id = r.id
            left join talk_call standing on standing.region_id = r.id
            where
            """;

    private final JdbcClient jdbc;
    private final Dates dates;
    private final Clock clock;

    CallQueries(JdbcClient jdbc, Dates dates, Clock clock) {
        this.jdbc = jdbc;
        this.dates = dates;
        this.clock = clock;
    }

    /** @param target as {@link Call#target()}; empty when it names nothing that everybody may know */
    public Optional<Call> find(String target) {
        var ofMeeting = target.startsWith("meeting:");
        if (!ofMeeting && !target.startsWith("region:")) {
            return Optional.empty();
        }
        var sql = ofMeeting ? OF_MEETINGS + " m.slug = :slug" : OF_REGIONS + " r.slug = :slug";
        return jdbc.sql(sql)
                .params(now())
                .param("slug", target.substring(target.indexOf(':') + 1))
                .query(CallQueries::read)
                .optional();
    }

    /** All that are open: those of meetings first, by their dates. */
    public List<Call> open() {
        return jdbc.sql("select * from (" + OF_MEETINGS + " c.open union all " + OF_REGIONS + """
                         c.open) open where state = 'OPEN' order by meeting_id is null, postponed, starts_at, lower(region_name) limit 200
                        """)
                .params(now())
                .query(CallQueries::read)
                .list();
    }

    /** The form of a meeting's call; closed and empty before there is one. */
    CallForm form(MeetingId meeting) {
        return form("meeting_id", meeting.value());
    }

    CallForm form(RegionId region) {
        return form("region_id", region.value());
    }

    private CallForm form(String column, UUID id) {
        return jdbc.sql("select open, words, closes_on, version from talk_call where " + column + " = ?")
                .param(id)
                .query((row, number) -> new CallForm(
                        row.getBoolean("open"),
                        row.getString("words"),
                        row.getString("closes_on"),
                        row.getInt("version")))
                .optional()
                .orElse(new CallForm(false, "", "", 0));
    }

    /**
     * A meeting as the page of its call shows it; a draft too.
     *
     * @param key its slug; a draft's is its id
     * @param over whether it is cancelled or has begun: nothing is asked for any more
     */
    record Head(
            String key,
            String title,
            String regionSlug,
            String regionName,
            boolean draft,
            boolean over,
            LocalDate day) {}

    Head head(MeetingId meeting) {
        return jdbc.sql("""
                        select coalesce(m.slug, m.id::text) as key, m.title, r.slug, r.name, m.status, m.starts_at,
                            m.status = 'CANCELLED' or m.status <> 'POSTPONED' and m.starts_at <= :now as over
                        from meeting m join region r on r.id = m.region_id where m.id = :meeting
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("meeting", meeting.value())
                .query((row, number) -> new Head(
                        row.getString("key"),
                        row.getString("title"),
                        row.getString("slug"),
                        row.getString("name"),
                        row.getString("status").equals("DRAFT"),
                        row.getBoolean("over"),
                        dates.date(row.getTimestamp("starts_at").toInstant())))
                .single();
    }

    private Map<String, Object> now() {
        return Map.of("now", Timestamp.from(clock.instant()), "today", dates.today());
    }

    private static Call read(ResultSet row, int number) throws SQLException {
        var meeting = row.getObject("meeting_id", UUID.class);
        var starts = row.getTimestamp("starts_at");
        var words = row.getString("words");
        return new Call(
                meeting == null ? "region:" + row.getString("region_slug") : "meeting:" + row.getString("meeting_slug"),
                new RegionId(row.getObject("region_id", UUID.class)),
                row.getString("region_slug"),
                row.getString("region_name"),
                meeting == null ? null : new MeetingId(meeting),
                row.getString("meeting_slug"),
                row.getString("title"),
                starts == null ? null : starts.toInstant(),
                row.getBoolean("postponed"),
                words == null ? "" : words,
                row.getObject("closes_on", LocalDate.class),
                CallState.valueOf(row.getString("state")),
                row.getBoolean("standing"));
    }
}
