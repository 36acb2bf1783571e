package org.staffroom.newfaces;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.door.AttendanceQueries;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionAccess;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.AcademicYear;
import org.staffroom.shared.Network;
import org.staffroom.shared.NotFound;

/** Reads about new faces, for those who organise. */
@Component
@Transactional(readOnly = true)
class NewFaceQueries {

    private final JdbcClient jdbc;
    private final MeetingAccess access;
    private final RegionAccess regions;
    private final Network network;
    private final Clock clock;

    NewFaceQueries(JdbcClient jdbc, MeetingAccess access, RegionAccess regions, Network network, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.regions = regions;
        this.network = network;
        this.clock = clock;
    }

    /**
     * Those with a place, or here, who have been to no meeting before or to none of this region; first ever first.
     *
     * @throws NotFound for anybody who does not organise the meeting
     */
    List<NewFace> of(CurrentPerson me, MeetingId meeting) {
        access.requireOrganiser(me, meeting);
        return jdbc.sql("""
                        with listed as (
                            select coalesce(r.person_id, a.person_id) as person_id, r.mode, a.arrived_at
                            from (select * from registration where meeting_id = :meeting and status = 'CONFIRMED') r
                            full join (select * from attendance where meeting_id = :meeting) a
                                on a.person_id = r.person_id
                        ), """ + AttendanceQueries.EARLIER + """
                        select p.id, p.name, p.job_title, o.name as organisation, e.person_id is null as ever,
                               l.arrived_at is not null as here, coalesce(l.mode = 'ONLINE', false) as online
                        from listed l
                        join person p on p.id = l.person_id
                        left join organisation o on o.id = p.organisation_id
                        left join earlier e on e.person_id = l.person_id
                        where e.person_id is null or e.attended_in_region = 0
                        order by e.person_id is not null, lower(p.name), p.id
                        """)
                .param("meeting", meeting.value())
                .query(NewFace.class)
                .list();
    }

    private record Line(String slug, String name, int year, int faces, int again, boolean running) {}

    /**
     * Of the person's regions, of all for an admin: regions by name that ever had a new face.
     *
     * @throws NotFound for whoever organises nowhere
     */
    List<RegionRates> rates(CurrentPerson me) {
        regions.requireAnyRegion(me);
        var lines = jdbc.sql("""
                        with first as (
                            select distinct on (a.person_id) a.person_id, m.region_id, m.starts_at,
                                   (m.starts_at at time zone :zone) as local
                            from attendance a join meeting m on m.id = a.meeting_id
                            order by a.person_id, m.starts_at, m.id
                        ), counted as (
                            select f.region_id, extract(year from f.local - interval '8 months')::int as year,
                                   f.local + interval '12 months' > (cast(:now as timestamptz) at time zone :zone) as running,
                                   exists (select 1 from attendance a join meeting m on m.id = a.meeting_id
                                       where a.person_id = f.person_id and m.starts_at > f.starts_at
                                         and (m.starts_at at time zone :zone) <= f.local + interval '12 months') as again
                            from first f
                            where :admin or f.region_id = any(:regions)
                        )
                        select r.slug, r.name, c.year, count(*) as faces, count(*) filter (where c.again) as again,
                               bool_or(c.running) as running
                        from counted c join region r on r.id = c.region_id
                        group by r.id, c.year
                        order by lower(r.name), r.id, c.year desc
                        """)
                .param("zone", network.zone().getId())
                .param("now", Timestamp.from(clock.instant()))
                .param("admin", me.admin())
                .param(
                        "regions",
                        regions.regionsOf(me.id()).stream().map(RegionId::value).toArray(UUID[]::new))
                .query(Line.class)
                .list();
        var found = new LinkedHashMap<String, RegionRates>();
        lines.forEach(
                line -> found.computeIfAbsent(line.slug, slug -> new RegionRates(slug, line.name, new ArrayList<>()))
                        .years()
                        .add(new ReturnRate(new AcademicYear(line.year), line.faces, line.again, line.running)));
        return List.copyOf(found.values());
    }
}
