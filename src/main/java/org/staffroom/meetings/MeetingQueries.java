package org.staffroom.meetings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingFilter.When;
import org.staffroom.shared.Dates;
import org.staffroom.shared.Network;
import org.staffroom.shared.Page;
import org.staffroom.shared.Words;

/** Lists of meetings. Unless it says otherwise, a list holds published and cancelled meetings and never a draft. */
@Component
public class MeetingQueries {

    private static final String ROWS = """
            select m.id, coalesce(m.slug, m.id::text) as slug, m.title, m.starts_at, m.ends_at, m.status, m.format,
                   v.name as venue_name, v.town, r.slug as region_slug, r.name as region_name,
                   coalesce(p.taken, 0) as taken, coalesce(p.capacity, 0) as capacity,
                   exists (select 1 from change_notice n where n.meeting_id = m.id) as changed,
                   array(select array[co.slug, co.name] from meeting_co_host c join region co on co.id = c.region_id
                         where c.meeting_id = m.id and c.accepted_at is not null order by lower(co.name)) as co_hosts
            from meeting m
            join region r on r.id = m.region_id
            left join venue v on v.id = m.venue_id
            left join lateral (
                select sum(confirmed) as taken, sum(capacity) as capacity from place where meeting_id = m.id) p on true
            """;

    /** In kilometres: what is online is nearer than what is further away. */
    private static final double JOURNEY = 80;

    private final JdbcClient jdbc;
    private final Dates dates;
    private final Network network;
    private final Words words;
    private final Clock clock;

    MeetingQueries(JdbcClient jdbc, Dates dates, Network network, Words words, Clock clock) {
        this.jdbc = jdbc;
        this.dates = dates;
        this.network = network;
        this.words = words;
        this.clock = clock;
    }

    /** One page of the programme. */
    public Page<MeetingRow> find(MeetingFilter filter, int page, int size) {
        var where = new Where(filter, clock.instant());
        var total = jdbc.sql("select count(*) from meeting m " + where)
                .params(where.parameters)
                .query(Long.class)
                .single();
        var rows = jdbc.sql(ROWS + where + order(filter) + " limit :limit offset :offset")
                .params(where.parameters)
                .param("limit", size)
                .param("offset", Page.offset(page, size))
                .query(this::read)
                .list();
        return new Page<>(rows, Math.max(1, page), size, total);
    }

    /** One page of the programme, those nearest to a place (in degrees) first; what is online alone stands where a long journey begins. */
    public Page<NearMeeting> near(double latitude, double longitude, MeetingFilter filter, int page, int size) {
        var where = new Where(filter, clock.instant());
        var total = new AtomicLong();
        var distances = new LinkedHashMap<MeetingId, @Nullable Double>();
        jdbc.sql("""
                        select n.id, n.away, count(*) over () as total
                        from (select m.id, m.starts_at, m.format, kilometres(:latitude, :longitude,
                                  coalesce(v.latitude, a.latitude), coalesce(v.longitude, a.longitude)) as away
                              from meeting m
                              left join venue v on v.id = m.venue_id and m.format <> 'ONLINE'
                              left join postcode_area a on a.area = substring(upper(v.postcode) from '^[A-Z]{1,2}')
                        """ + where + """
                              ) n
                        order by coalesce(n.away, case n.format when 'ONLINE' then :journey end) nulls last, n.starts_at, n.id
                        limit :limit offset :offset
                        """)
                .params(where.parameters)
                .param("latitude", latitude)
                .param("longitude", longitude)
                .param("journey", JOURNEY)
                .param("limit", size)
                .param("offset", Page.offset(page, size))
                .query(row -> {
                    total.set(row.getLong("total"));
                    distances.put(new MeetingId(row.getObject("id", UUID.class)), row.getObject("away", Double.class));
                });
        var rows = rows(List.copyOf(distances.keySet())).stream()
                .map(row -> NearMeeting.of(row, distances.get(row.id())))
                .toList();
        return new Page<>(rows, Math.max(1, page), size, total.get());
    }

    /** The first few. */
    public List<MeetingRow> first(MeetingFilter filter, int limit) {
        var where = new Where(filter, clock.instant());
        return jdbc.sql(ROWS + where + order(filter) + " limit :limit")
                .params(where.parameters)
                .param("limit", limit)
                .query(this::read)
                .list();
    }

    /** Those that start within the month, in order; not those whose date is to follow. */
    public List<MeetingRow> inMonth(YearMonth month, MeetingFilter filter) {
        var where = new Where(filter, clock.instant());
        return jdbc.sql(
                        ROWS + where
                                + " and m.starts_at >= :from and m.starts_at < :until and m.status <> 'POSTPONED' order by m.starts_at, m.id")
                .params(where.parameters)
                .param("from", Timestamp.from(startOf(month)))
                .param("until", Timestamp.from(startOf(month.plusMonths(1))))
                .query(this::read)
                .list();
    }

    /** Those to come that one of the regions leads or holds together, the next first. */
    public List<MeetingRow> upcomingIn(Collection<UUID> regions) {
        return jdbc.sql(ROWS + """
                        where m.status <> 'DRAFT' and (m.ends_at > :now or m.status = 'POSTPONED') and (m.region_id = any(:regions) or exists (
                            select 1 from meeting_co_host c
                            where c.meeting_id = m.id and c.region_id = any(:regions) and c.accepted_at is not null))
                        order by m.starts_at, m.id limit 50
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("regions", regions.toArray(UUID[]::new))
                .query(this::read)
                .list();
    }

    /** One meeting as a row; also a draft: for its organisers. */
    public MeetingRow row(MeetingId meeting) {
        return jdbc.sql(ROWS + " where m.id = :id")
                .param("id", meeting.value())
                .query(this::read)
                .single();
    }

    /** These meetings, in this order; drafts among them are left out. */
    public List<MeetingRow> rows(List<MeetingId> meetings) {
        if (meetings.isEmpty()) {
            return List.of();
        }
        var ids = meetings.stream().map(MeetingId::value).toArray(UUID[]::new);
        return jdbc.sql(ROWS + " where m.id = any (:ids) and m.status <> 'DRAFT' order by array_position(:ids, m.id)")
                .param("ids", ids)
                .query(this::read)
                .list();
    }

    /** Where a former slug leads today; null when it never was one. */
    public @Nullable String movedTo(String formerSlug) {
        return jdbc.sql("""
                        select m.slug from meeting_former_slug f join meeting m on m.id = f.meeting_id where f.slug = :slug
                        """)
                .param("slug", formerSlug)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private Instant startOf(YearMonth month) {
        return month.atDay(1).atStartOfDay(network.zone()).toInstant();
    }

    private static String order(MeetingFilter filter) {
        return filter.when() == When.UPCOMING ? " order by m.starts_at, m.id" : " order by m.starts_at desc, m.id";
    }

    private MeetingRow read(ResultSet row, int number) throws SQLException {
        var starts = row.getTimestamp("starts_at").toInstant();
        var ends = row.getTimestamp("ends_at").toInstant();
        var format = MeetingFormat.valueOf(row.getString("format"));
        var name = row.getString("venue_name");
        var town = row.getString("town");
        var state = MeetingState.of(MeetingStatus.valueOf(row.getString("status")), starts, ends, clock.instant());
        return new MeetingRow(
                new MeetingId(row.getObject("id", UUID.class)),
                row.getString("slug"),
                row.getString("title"),
                starts,
                ends,
                name,
                town,
                format == MeetingFormat.ONLINE
                        ? words.of("meetings.format.ONLINE")
                        : name == null ? null : name + ", " + town,
                row.getString("region_slug"),
                row.getString("region_name"),
                Arrays.stream((Object[]) row.getArray("co_hosts").getArray())
                        .map(String[].class::cast)
                        .map(host -> new MeetingRow.Region(host[0], host[1]))
                        .toList(),
                row.getInt("taken"),
                row.getInt("capacity"),
                state,
                format,
                dates.weekday(starts),
                dates.dayOfMonth(starts),
                dates.month(starts),
                state == MeetingState.POSTPONED
                        ? words.of("meetings.changes.date-to-follow")
                        : dates.hours(starts, ends),
                row.getBoolean("changed") && (state == MeetingState.UPCOMING || state == MeetingState.UNDER_WAY));
    }

    /** The conditions of a filter, with what people typed as parameters. */
    private final class Where {

        private final List<String> conditions = new ArrayList<>(List.of("m.status <> 'DRAFT'"));
        private final Map<String, Object> parameters = new HashMap<>();

        Where(MeetingFilter filter, Instant now) {
            if (filter.when() != When.ANY) {
                add(
                        filter.when() == When.UPCOMING
                                ? "(m.ends_at > :now or m.status = 'POSTPONED')"
                                : "m.ends_at <= :now and m.status <> 'POSTPONED'",
                        "now",
                        Timestamp.from(now));
            }
            if (filter.region() != null) {
                add("""
                        exists (select 1 from region asked where asked.slug = :region and (
                            asked.id = m.region_id or exists (
                                select 1 from meeting_co_host c
                                where c.meeting_id = m.id and c.region_id = asked.id and c.accepted_at is not null)))
                        """, "region", filter.region());
            }
            if (filter.topic() != null) {
                add("""
                        exists (select 1 from agenda_item i
                            join presentation_topic pt on pt.presentation_id = i.presentation_id
                            join topic t on t.id = pt.topic_id
                            where i.meeting_id = m.id and t.slug = :topic)
                        """, "topic", filter.topic());
            }
            if (filter.year() != null) {
                add(
                        "m.starts_at >= :yearStart and m.starts_at < :yearEnd",
                        "yearStart",
                        midnight(filter.year().firstDay()));
                parameters.put("yearEnd", midnight(filter.year().end()));
            }
            if (filter.q() != null) {
                add("""
                        (m.words @@ websearch_to_tsquery('english', :q)
                         or exists (select 1 from agenda_item i join presentation t on t.id = i.presentation_id
                                    where i.meeting_id = m.id and t.words @@ websearch_to_tsquery('english', :q))
                         or exists (select 1 from venue at
                                    where at.id = m.venue_id and strpos(lower(at.name || ', ' || at.town), lower(:q)) > 0))
                        """, "q", filter.q());
            }
        }

        private Timestamp midnight(LocalDate day) {
            return Timestamp.from(day.atStartOfDay(network.zone()).toInstant());
        }

        private void add(String condition, String parameter, Object value) {
            conditions.add(condition);
            parameters.put(parameter, value);
        }

        @Override
        public String toString() {
            return " where " + String.join(" and ", conditions);
        }
    }
}
