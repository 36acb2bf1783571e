package org.staffroom.door;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.places.MeetingDays;
import org.staffroom.regions.RegionAccess;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.Dates;

/** Reads for the door; {@link DoorAccess} has decided before. */
@Component
@Transactional(readOnly = true)
class DoorQueries {

    /** A door that somebody may work these days. */
    record OpenDoor(
            String slug,
            String title,
            Instant startsAt,
            @Nullable String venue) {}

    private final RegionAccess regions;
    private final MeetingDays days;
    private final Dates dates;
    private final JdbcClient jdbc;
    private final Clock clock;

    DoorQueries(RegionAccess regions, MeetingDays days, Dates dates, JdbcClient jdbc, Clock clock) {
        this.regions = regions;
        this.days = days;
        this.dates = dates;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Everybody with a place or waiting, and everybody who came, by name. */
    DoorList list(MeetingId meeting) {
        return new DoorList(jdbc.sql("""
                        with listed as (
                            select coalesce(r.person_id, a.person_id) as person_id, r.status, r.mode, a.arrived_at,
                                   a.way, a.marked_by
                            from (select * from registration
                                  where meeting_id = :meeting and status in ('CONFIRMED', 'WAITING', 'OFFERED')) r
                            full join (select * from attendance where meeting_id = :meeting) a
                                on a.person_id = r.person_id
                        ), """ + AttendanceQueries.EARLIER + """
                        select p.id, p.name, o.name as organisation, l.status, l.mode, l.arrived_at,
                               l.way, by.name as marked_by,
                               coalesce(e.attended, 0) as attended, coalesce(e.attended_in_region, 0) as attended_in_region
                        from listed l
                        join person p on p.id = l.person_id
                        left join organisation o on o.id = p.organisation_id
                        left join person by on by.id = l.marked_by
                        left join earlier e on e.person_id = l.person_id
                        order by lower(p.name), p.id
                        """)
                .param("meeting", meeting.value())
                .query(DoorRow.class)
                .list());
    }

    /** What a phone keeps: the same people, by name and id alone. */
    DoorSheet sheet(MeetingId meeting) {
        record Row(
                UUID id,
                String name,
                @Nullable String status,
                @Nullable String mode,
                @Nullable Instant arrivedAt,
                @Nullable String way) {}
        var day = days.find(meeting);
        var hours = DoorHours.of(day);
        var zone = ZoneId.of(day.zone());
        var rows =
                jdbc.sql("""
                        select p.id, p.name, r.status, r.mode, a.arrived_at,
                               nullif(a.way, 'DOOR') as way
                        from (select * from registration
                              where meeting_id = :meeting and status in ('CONFIRMED', 'WAITING', 'OFFERED')) r
                        full join (select * from attendance where meeting_id = :meeting) a on a.person_id = r.person_id
                        join person p on p.id = coalesce(r.person_id, a.person_id)
                        order by lower(p.name), p.id
                        """).param("meeting", meeting.value()).query(Row.class).list();
        return new DoorSheet(
                String.valueOf(day.slug()),
                day.title(),
                dates.day(day.startsAt(), zone) + (day.venue() == null ? "" : " · " + day.venue()),
                dates.day(hours.closes().minusSeconds(1), zone),
                day.regionSlug(),
                day.zone(),
                hours.opens(),
                hours.closes(),
                day.cancelled(),
                day.postponed(),
                rows.stream().filter(row -> "CONFIRMED".equals(row.status())).count(),
                day.roomCapacity(),
                rows.stream()
                        .filter(row -> row.arrivedAt() != null && "ONLINE".equals(row.mode()))
                        .count(),
                rows.stream()
                        .map(row -> new DoorSheet.Name(
                                row.id(), row.name(), row.arrivedAt(), row.way(), "CONFIRMED".equals(row.status())))
                        .toList());
    }

    /** Doors that the person may work these days: of meetings of their regions, and where they help. All of them, for admins. */
    List<OpenDoor> doorsOf(CurrentPerson me) {
        var now = clock.instant();
        return jdbc.sql("""
                        select m.slug, m.title, m.starts_at, v.name as venue
                        from meeting m left join venue v on v.id = m.venue_id
                        where m.starts_at between :from and :until and m.status = 'PUBLISHED' and (
                            :admin or m.region_id = any (:regions)
                            or exists (select 1 from meeting_co_host c where c.meeting_id = m.id
                                         and c.region_id = any (:regions) and c.accepted_at is not null)
                            or exists (select 1 from door_helper h where h.meeting_id = m.id
                                         and h.person_id = :me and h.expires_at > :now))
                        order by m.starts_at, m.id
                        """)
                .param("from", Timestamp.from(now.minus(Duration.ofDays(2))))
                .param("until", Timestamp.from(now.plus(Duration.ofDays(4))))
                .param(
                        "regions",
                        regions.regionsOf(me.id()).stream().map(RegionId::value).toArray(UUID[]::new))
                .param("admin", me.admin())
                .param("me", me.id().value())
                .param("now", Timestamp.from(now))
                .query(OpenDoor.class)
                .list();
    }
}
