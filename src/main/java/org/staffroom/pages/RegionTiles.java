package org.staffroom.pages;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.shared.Dates;

/** The regions with how many meetings are coming in each. */
@Component
class RegionTiles {

    private final JdbcClient jdbc;
    private final Dates dates;
    private final Clock clock;

    RegionTiles(JdbcClient jdbc, Dates dates, Clock clock) {
        this.jdbc = jdbc;
        this.dates = dates;
        this.clock = clock;
    }

    /** All regions by name, national last, archived ones behind it. */
    List<RegionTile> all() {
        return jdbc.sql("""
                        select r.slug, r.name, r.short_name, r.tile_column, r.tile_row, r.national,
                               r.archived_at is not null as archived, coalesce(coming.meetings, 0) as upcoming,
                               named.ambassadors
                        from region r
                        left join (
                            select region_id, count(*) as meetings
                            from (
                                select m.id, m.region_id from meeting m where m.status = 'PUBLISHED' and m.ends_at > :now
                                union
                                select m.id, c.region_id from meeting m join meeting_co_host c on c.meeting_id = m.id
                                where m.status = 'PUBLISHED' and m.ends_at > :now and c.accepted_at is not null) held
                            group by region_id) coming on coming.region_id = r.id
                        left join (
                            select a.region_id, string_agg(p.name, ', ' order by a.role = 'CO', p.name) as ambassadors
                            from ambassador a join person p on p.id = a.person_id
                            where a.since <= :today and (a.until is null or a.until > :today)
                            group by a.region_id) named on named.region_id = r.id
                        order by r.archived_at is not null, r.national, lower(r.name)
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("today", dates.today())
                .query((row, number) -> new RegionTile(
                        row.getString("slug"),
                        row.getString("name"),
                        row.getString("short_name"),
                        row.getObject("tile_column", Integer.class),
                        row.getObject("tile_row", Integer.class),
                        row.getBoolean("national"),
                        row.getBoolean("archived"),
                        row.getInt("upcoming"),
                        row.getString("ambassadors")))
                .list();
    }
}
