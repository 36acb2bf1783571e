package org.staffroom.pages;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.MeetingQueries;
import org.staffroom.meetings.MeetingRow;
import org.staffroom.shared.AcademicYear;
import org.staffroom.shared.Network;
import org.staffroom.shared.Page;

/** A region's past meetings with what was written up of them, by academic year. */
@Component
class RegionPages {

    static final int SIZE = 12;

    record Report(String slug, String title) {}

    record Past(MeetingRow meeting, List<Report> reports) {}

    record Year(AcademicYear year, List<Past> meetings) {}

    private record Row(MeetingId meeting, List<Report> reports, long total) {}

    private final JdbcClient jdbc;
    private final MeetingQueries meetings;
    private final Network network;
    private final Clock clock;

    RegionPages(JdbcClient jdbc, MeetingQueries meetings, Network network, Clock clock) {
        this.jdbc = jdbc;
        this.meetings = meetings;
        this.network = network;
        this.clock = clock;
    }

    /** One page of what a region led or held together with others: the latest year first. */
    Page<Year> past(String region, int page) {
        var found = jdbc.sql("""
                        select m.id, count(*) over () as total,
                               array(select w.slug from write_up w where w.meeting_id = m.id and w.status = 'PUBLISHED'
                                     order by w.official desc, w.published_at, w.id) as slugs,
                               array(select w.title from write_up w where w.meeting_id = m.id and w.status = 'PUBLISHED'
                                     order by w.official desc, w.published_at, w.id) as titles
                        from meeting m join region r on r.slug = :region
                        where m.status not in ('DRAFT', 'POSTPONED') and m.ends_at <= :now and (m.region_id = r.id or exists (
                            select 1 from meeting_co_host c
                            where c.meeting_id = m.id and c.region_id = r.id and c.accepted_at is not null))
                        order by m.starts_at desc, m.id limit :size offset :offset
                        """)
                .param("region", region)
                .param("now", Timestamp.from(clock.instant()))
                .param("size", SIZE)
                .param("offset", Page.offset(page, SIZE))
                .query((row, number) -> new Row(
                        new MeetingId(row.getObject("id", UUID.class)),
                        reports((String[]) row.getArray("slugs").getArray(), (String[])
                                row.getArray("titles").getArray()),
                        row.getLong("total")))
                .list();
        Map<MeetingId, List<Report>> reports = new LinkedHashMap<>();
        found.forEach(row -> reports.put(row.meeting, row.reports));
        Map<AcademicYear, List<Past>> years = new LinkedHashMap<>();
        for (var meeting : meetings.rows(found.stream().map(Row::meeting).toList())) {
            var year = AcademicYear.of(meeting.startsAt().atZone(network.zone()).toLocalDate());
            years.computeIfAbsent(year, first -> new ArrayList<>())
                    .add(new Past(meeting, reports.getOrDefault(meeting.id(), List.of())));
        }
        return new Page<>(
                years.entrySet().stream()
                        .map(year -> new Year(year.getKey(), year.getValue()))
                        .toList(),
                Math.max(1, page),
                SIZE,
                found.isEmpty() ? 0 : found.get(0).total);
    }

    private static List<Report> reports(String[] slugs, String[] titles) {
        var reports = new ArrayList<Report>();
        for (var i = 0; i < slugs.length; i++) {
            reports.add(new Report(slugs[i], titles[i]));
        }
        return reports;
    }
}
