package org.staffroom.checkin;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.shared.NotFound;

/** Reads about checking in. Whoever holds the code of a meeting learns what its page says to everybody, and no names. */
@Component
@Transactional(readOnly = true)
class CheckInQueries {

    private static final String MEETING = """
            select m.id, m.slug, coalesce(m.slug, m.id::text) as key, m.title, m.status, m.starts_at, m.ends_at,
                   v.name as venue, v.town, g.slug as region_slug, c.code
            from check_in_code c
            join meeting m on m.id = c.meeting_id
            join region g on g.id = m.region_id
            left join venue v on v.id = m.venue_id
            """;

    private final JdbcClient jdbc;
    private final MeetingAccess access;

    CheckInQueries(JdbcClient jdbc, MeetingAccess access) {
        this.jdbc = jdbc;
        this.access = access;
    }

    /** The published meeting with this code. */
    Optional<CodedMeeting> find(String code) {
        return jdbc.sql(MEETING + "where c.code = :code and m.status <> 'DRAFT'")
                .param("code", CheckInCode.tidy(code))
                .query(CodedMeeting.class)
                .optional();
    }

    /** @throws NotFound for anybody who does not organise the meeting */
    CodedMeeting of(CurrentPerson me, MeetingId meeting) {
        access.requireOrganiser(me, meeting);
        return jdbc.sql(MEETING + "where m.id = :meeting")
                .param("meeting", meeting.value())
                .query(CodedMeeting.class)
                .single();
    }

    Optional<OwnArrival> own(MeetingId meeting, PersonId person) {
        return jdbc.sql(
                        "select arrived_at, left_at, way from attendance where meeting_id = :meeting and person_id = :person")
                .param("meeting", meeting.value())
                .param("person", person.value())
                .query(OwnArrival.class)
                .optional();
    }

    /**
     * Who came without being marked at the door, those whom nobody vouches for first.
     *
     * @throws NotFound for anybody who does not organise the meeting
     */
    List<SelfArrival> arrivals(CurrentPerson me, MeetingId meeting) {
        access.requireOrganiser(me, meeting);
        return jdbc.sql("""
                        select p.id, p.name, o.name as organisation, a.way = 'GUEST' as guest, a.walk_in, a.arrived_at,
                               nullif(g.typed_name, p.name) as typed_name
                        from attendance a
                        join person p on p.id = a.person_id
                        left join organisation o on o.id = p.organisation_id
                        left join guest_check_in g on g.meeting_id = a.meeting_id and g.person_id = a.person_id
                        where a.meeting_id = :meeting and a.way <> 'DOOR'
                        order by a.way = 'GUEST' desc, a.arrived_at, p.id
                        """)
                .param("meeting", meeting.value())
                .query(SelfArrival.class)
                .list();
    }
}
