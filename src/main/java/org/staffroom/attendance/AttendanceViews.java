package org.staffroom.attendance;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.shared.NotFound;

/**
 * Reads of attendance: one's own, and for the organisers of a meeting. Who was missing is told to nobody else, and to nobody
 * after a year.
 */
@Component
@Transactional(readOnly = true)
class AttendanceViews {

    private static final String OWN = """
            select m.id, m.slug, m.title, m.starts_at, m.ends_at, m.zone, g.slug as region_slug, g.name as region_name,
                   a.arrived_at, a.left_at, coalesce(a.left_by = a.person_id, false) as left_said_so, a.way,
                   n.person_id is not null and m.ends_at <= :now as missing,
                   s.kind as said, coalesce(s.arrived_at, m.starts_at) as said_arrived_at, s.left_at as said_left_at, s.words, s.answer
            from meeting m
            join region g on g.id = m.region_id
            left join registration r on r.meeting_id = m.id and r.person_id = :person
            left join attendance a on a.meeting_id = m.id and a.person_id = :person
            left join not_marked n on n.meeting_id = m.id and n.person_id = :person
            left join attendance_said s on s.meeting_id = m.id and s.person_id = :person
            where m.status = 'PUBLISHED' and m.starts_at <= :now and m.ends_at > :since
            """;

    private final JdbcClient jdbc;
    private final MeetingAccess access;
    private final Clock clock;

    AttendanceViews(JdbcClient jdbc, MeetingAccess access, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.clock = clock;
    }

    /** The last twelve months: where one was, and where one had a place; the latest first. */
    List<OwnDay> own(PersonId person) {
        return ownDays(OWN + """
                and (a.person_id is not null or s.person_id is not null
                    or (n.person_id is not null and m.ends_at <= :now))
                order by m.starts_at desc, m.id limit 100
                """, person, "").query(OwnDay.class).list();
    }

    /** One of them; registered without coming, or on the waiting list, is enough to have it. */
    Optional<OwnDay> own(PersonId person, String slug) {
        return ownDays(
                        OWN + "and m.slug = :slug and (a.person_id is not null or r.person_id is not null)",
                        person,
                        slug)
                .query(OwnDay.class)
                .optional();
    }

    private JdbcClient.StatementSpec ownDays(String sql, PersonId person, String slug) {
        var now = clock.instant();
        return jdbc.sql(sql)
                .param("person", person.value())
                .param("slug", slug)
                .param("now", Timestamp.from(now))
                .param("since", Timestamp.from(now.minus(MeetingHours.KEPT)));
    }

    /** @throws NotFound for anybody who does not organise the meeting */
    List<AttendanceRow> here(CurrentPerson me, MeetingId meeting) {
        access.requireOrganiser(me, meeting);
        return jdbc.sql("""
                        select p.id, p.name, o.name as organisation, a.arrived_at, a.left_at,
                               a.arrived_at > m.starts_at + cast(:later as interval) as late,
                               coalesce(a.left_by = a.person_id, false) as said_so
                        from attendance a
                        join meeting m on m.id = a.meeting_id
                        join person p on p.id = a.person_id
                        left join organisation o on o.id = p.organisation_id
                        where a.meeting_id = :meeting
                        order by lower(p.name), p.id
                        """)
                .param("meeting", meeting.value())
                .param("later", MeetingHours.LATER.toString())
                .query(AttendanceRow.class)
                .list();
    }

    /** @throws NotFound for anybody who does not organise the meeting */
    List<MissingRow> missing(CurrentPerson me, MeetingId meeting) {
        access.requireOrganiser(me, meeting);
        var now = clock.instant();
        return jdbc.sql("""
                        select p.id, p.name, o.name as organisation, coalesce(s.kind = 'APOLOGIES', false) as apologies
                        from not_marked n
                        join meeting m on m.id = n.meeting_id
                        join person p on p.id = n.person_id
                        left join organisation o on o.id = p.organisation_id
                        left join attendance_said s on s.meeting_id = n.meeting_id and s.person_id = n.person_id
                        where n.meeting_id = :meeting and m.starts_at <= :now and m.ends_at > :since
                        order by lower(p.name), p.id
                        """)
                .param("meeting", meeting.value())
                .param("now", Timestamp.from(now))
                .param("since", Timestamp.from(now.minus(MeetingHours.KEPT)))
                .query(MissingRow.class)
                .list();
    }

    /** @throws NotFound for anybody who does not organise the meeting */
    List<DisputeRow> disputes(CurrentPerson me, MeetingId meeting) {
        access.requireOrganiser(me, meeting);
        return jdbc.sql("""
                        select p.id, p.name, o.name as organisation, a.arrived_at as recorded_from,
                               a.left_at as recorded_until, coalesce(s.arrived_at, m.starts_at) as arrived_at, s.left_at, s.words
                        from attendance_said s
                        join meeting m on m.id = s.meeting_id
                        join person p on p.id = s.person_id
                        left join organisation o on o.id = p.organisation_id
                        left join attendance a on a.meeting_id = s.meeting_id and a.person_id = s.person_id
                        where s.meeting_id = :meeting and s.kind = 'OTHERWISE' and s.answer is null
                        order by s.said_at, p.id
                        """)
                .param("meeting", meeting.value())
                .query(DisputeRow.class)
                .list();
    }

    /**
     * Who was marked as here and has not left, those with a place online too: in an alarm one name too many is the better
     * fault. Whoever may work the door has been asked before.
     */
    List<InBuilding> inTheBuilding(MeetingId meeting) {
        return jdbc.sql("""
                        select p.name, o.name as organisation, a.arrived_at, a.way <> 'DOOR' as unseen,
                               coalesce(r.mode = 'ONLINE' and r.status = 'CONFIRMED', false) as online
                        from attendance a
                        join person p on p.id = a.person_id
                        left join organisation o on o.id = p.organisation_id
                        left join registration r on r.meeting_id = a.meeting_id and r.person_id = a.person_id
                        where a.meeting_id = :meeting and (a.left_at is null or a.left_at > :now)
                        order by lower(p.name), p.id
                        """)
                .param("meeting", meeting.value())
                .param("now", Timestamp.from(clock.instant()))
                .query(InBuilding.class)
                .list();
    }

    /** Whoever is on the agenda and was never marked as here: perhaps in the building all the same. */
    List<Unmarked> unmarkedSpeakers(MeetingId meeting) {
        return jdbc.sql("""
                        select p.name, o.name as organisation
                        from person p left join organisation o on o.id = p.organisation_id
                        where p.status <> 'ERASED'
                          and p.id in (select person_id from appearance where meeting_id = :meeting)
                          and p.id not in (select person_id from attendance where meeting_id = :meeting)
                        order by lower(p.name), p.id
                        """)
                .param("meeting", meeting.value())
                .query(Unmarked.class)
                .list();
    }

    record Unmarked(String name, @Nullable String organisation) {}
}
