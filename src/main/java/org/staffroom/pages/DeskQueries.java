package org.staffroom.pages;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingQueries;
import org.staffroom.meetings.MeetingRow;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.Dates;

/** Reads an ambassador's desk: a few statements, however many regions and meetings. */
@Component
class DeskQueries {

    /** What nobody did for half a year nobody will. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(182);

    private final JdbcClient jdbc;
    private final MeetingQueries meetings;
    private final Dates dates;
    private final Clock clock;

    DeskQueries(JdbcClient jdbc, MeetingQueries meetings, Dates dates, Clock clock) {
        this.jdbc = jdbc;
        this.meetings = meetings;
        this.dates = dates;
        this.clock = clock;
    }

    /** The regions of which the person is an ambassador today. An admin who is none anywhere looks after all. */
    List<Desk.Region> regions(CurrentPerson me) {
        return jdbc.sql("""
                        with own as (
                            select region_id from ambassador
                            where person_id = :me and since <= :today and (until is null or until > :today))
                        select r.id, r.slug, r.name from region r
                        where r.id in (select region_id from own)
                           or (:admin and r.archived_at is null and not exists (select 1 from own))
                        order by r.name
                        """)
                .param("me", me.id().value())
                .param("today", dates.today())
                .param("admin", me.admin())
                .query(Desk.Region.class)
                .list();
    }

    /** What needs doing, the most pressing first. */
    List<Desk.Todo> todo(List<Desk.Region> regions) {
        var now = clock.instant();
        return jdbc
                .sql("""
                        with mine as (
                            select m.id, m.slug, m.title, m.status, m.starts_at, m.ends_at, r.id as region_id, r.name as region_name
                            from meeting m join region r on r.id = m.region_id
                            where m.region_id = any(:regions))
                        select 'INVITATION' as kind, coalesce(m.slug, m.id::text) as key, m.title, m.starts_at,
                               r.id as region_id, r.name as region_name
                        from meeting_co_host c
                        join meeting m on m.id = c.meeting_id
                        join region r on r.id = c.region_id
                        where c.region_id = any(:regions) and c.accepted_at is null
                          and m.status <> 'CANCELLED' and m.ends_at > :now
                        union all
                        select 'UNTOLD', mine.slug, title, starts_at, region_id, region_name
                        from mine join meeting_told t on t.meeting_id = mine.id and t.untold
                        where status = 'POSTPONED' or status = 'PUBLISHED' and ends_at > :now
                        union all
                        select 'ATTENDANCE', slug, title, starts_at, region_id, region_name from mine
                        where status = 'PUBLISHED' and ends_at <= :now and ends_at > :since
                          and not exists (select 1 from attendance a where a.meeting_id = mine.id)
                        union all
                        select 'WRITE_UP', slug, title, starts_at, region_id, region_name from mine
                        where status = 'PUBLISHED' and ends_at <= :now and ends_at > :since
                          and not exists (select 1 from write_up w where w.meeting_id = mine.id and w.status = 'PUBLISHED')
                        union all
                        select 'DRAFT', id::text, title, starts_at, region_id, region_name from mine where status = 'DRAFT'
                        union all
                        select 'NOTHING_PLANNED', last.id::text, last.title, last.starts_at, r.id, r.name
                        from region r
                        left join lateral (
                            select id, title, starts_at from mine
                            where region_id = r.id and status = 'PUBLISHED' and ends_at <= :now
                            order by starts_at desc limit 1) last on true
                        where r.id = any(:regions) and r.archived_at is null
                          and not exists (select 1 from mine where region_id = r.id and (status = 'POSTPONED' or status <> 'CANCELLED' and ends_at > :now))
                        """)
                .param("regions", ids(regions))
                .param("now", Timestamp.from(now))
                .param("since", Timestamp.from(now.minus(FORGOTTEN_AFTER)))
                .query((row, number) -> {
                    var starts = row.getTimestamp("starts_at");
                    return new Desk.Todo(
                            Desk.Kind.valueOf(row.getString("kind")),
                            row.getString("key"),
                            row.getString("title"),
                            starts == null ? null : starts.toInstant(),
                            row.getObject("region_id", UUID.class),
                            row.getString("region_name"));
                })
                .list()
                .stream()
                .sorted(Comparator.comparing(Desk.Todo::kind)
                        .thenComparing(Desk.Todo::startsAt, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    /** Meetings to come that the regions lead or hold together. */
    List<MeetingRow> upcoming(List<Desk.Region> regions) {
        return meetings.upcomingIn(regions.stream().map(Desk.Region::id).toList());
    }

    private static UUID[] ids(List<Desk.Region> regions) {
        return regions.stream().map(Desk.Region::id).toArray(UUID[]::new);
    }
}
