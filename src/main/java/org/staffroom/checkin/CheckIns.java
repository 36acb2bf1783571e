package org.staffroom.checkin;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.People;
import org.staffroom.people.PersonId;
import org.staffroom.people.UnusedPeople;
import org.staffroom.shared.Audit;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;

/**
 * Commands of those who check in by themselves, and of organisers on them. Nobody takes a place by it: who has none is a
 * walk-in, as at the door. Whoever types a name and an address without signing in is a guest: an address proves nothing, so
 * nothing is sent to it, and the organisers see who came that way and say whether it is true.
 */
@Service
@Transactional
public class CheckIns {

    /** Guests a meeting takes, beyond twice the places of its room: whoever types more of them is not in the room. */
    static final int GUESTS_BESIDES = 50;

    /** What guests typed is kept this long after the meeting, and organisers are asked whether it is true. */
    static final Duration TYPED_KEPT = Duration.ofDays(14);

    private final CheckInQueries queries;
    private final MeetingAccess access;
    private final People people;
    private final UnusedPeople unused;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    CheckIns(
            CheckInQueries queries,
            MeetingAccess access,
            People people,
            UnusedPeople unused,
            JdbcClient jdbc,
            Audit audit,
            Clock clock) {
        this.queries = queries;
        this.access = access;
        this.people = people;
        this.unused = unused;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * I am here. Pressed again it changes nothing; of whoever came as a guest before, it is known now that they are it.
     *
     * @throws NotFound when no meeting has the code
     * @throws Refused when the meeting takes nobody now
     */
    public void self(CurrentPerson me, String code) {
        var meeting = open(code);
        var added = arrive(meeting.meeting(), me.id(), "SELF", """
                on conflict (meeting_id, person_id) do update set way = 'SELF', marked_by = excluded.marked_by
                where attendance.way = 'GUEST'
                """);
        if (added) {
            audit.record(me.id().value(), "checked in", "meeting", meeting.id());
        }
    }

    /**
     * Somebody types a name and an address. Whoever has the address is marked as here, and nobody learns whether anybody had
     * it; a name typed for somebody known is shown to the organisers alone.
     *
     * @throws NotFound when no meeting has the code
     * @throws Refused when the meeting takes nobody now, the name is none or the address is none, or when so many came
     *     this way that they cannot all be in the room
     */
    public void guest(String code, String name, String email) {
        var meeting = open(code);
        // One guest after the other, so that they are counted right.
        jdbc.sql("select 1 from check_in_code where meeting_id = :meeting for update")
                .param("meeting", meeting.id())
                .query(Integer.class)
                .single();
        requireRoom(meeting.meeting());
        var person = people.named(name, email, null);
        if (!arrive(meeting.meeting(), person, "GUEST", "on conflict do nothing")) {
            return;
        }
        jdbc.sql("""
                        insert into guest_check_in (meeting_id, person_id, typed_name)
                        values (:meeting, :person, :name)
                        """)
                .param("meeting", meeting.id())
                .param("person", person.value())
                .param("name", name.strip().replaceAll("[\\s\\p{Cntrl}]+", " "))
                .update();
        audit.record(null, "checked in as a guest", "person", person.value());
    }

    private CodedMeeting open(String code) {
        var meeting = queries.find(code).orElseThrow(NotFound::new);
        var phase = meeting.at(clock.instant());
        if (phase != CodedMeeting.Phase.OPEN) {
            throw new Refused("checkin.refused." + phase.name().toLowerCase(Locale.ROOT));
        }
        return meeting;
    }

    private void requireRoom(MeetingId meeting) {
        var full = jdbc.sql("""
                        select count(*) >= :besides + 2 * coalesce(
                            (select capacity from place where meeting_id = :meeting and mode = 'ROOM'), 0)
                        from attendance where meeting_id = :meeting and way = 'GUEST'
                        """)
                .param("besides", GUESTS_BESIDES)
                .param("meeting", meeting.value())
                .query(Boolean.class)
                .single();
        if (full) {
            throw new Refused("checkin.refused.many");
        }
    }

    private boolean arrive(MeetingId meeting, PersonId person, String way, String twice) {
        return jdbc.sql("""
                        insert into attendance (meeting_id, person_id, walk_in, arrived_at, marked_by, way)
                        values (:meeting, :person, not exists (
                            select 1 from registration where meeting_id = :meeting and person_id = :person
                              and status in ('CONFIRMED', 'WAITING', 'OFFERED')), :now, :person, :way)
                        """ + twice)
                        .param("meeting", meeting.value())
                        .param("person", person.value())
                        .param("now", Timestamp.from(clock.instant()))
                        .param("way", way)
                        .update()
                > 0;
    }

    /**
     * They are here indeed: from now on they are as if marked at the door. Answers with how many.
     *
     * @param guests those meant; all of them when null
     * @throws NotFound for anybody who does not organise the meeting
     */
    int vouch(CurrentPerson me, MeetingId meeting, @Nullable Collection<PersonId> guests) {
        access.requireOrganiser(me, meeting);
        var vouched = jdbc.sql("""
                        update attendance set way = 'DOOR', marked_by = :me
                        where meeting_id = :meeting and way = 'GUEST'
                          and (:all or person_id = any (:people))
                        returning person_id
                        """)
                .param("me", me.id().value())
                .param("meeting", meeting.value())
                .param("all", guests == null)
                .param("people", ids(guests))
                .query(UUID.class)
                .list();
        vouched.forEach(person -> audit.record(me.id().value(), "marked", "person", person));
        return vouched.size();
    }

    /**
     * They are not here: the mark goes, and with it whoever was only made by it. Answers with how many.
     *
     * @param people those meant, guests or not; all guests when null
     * @throws NotFound for anybody who does not organise the meeting
     */
    int remove(CurrentPerson me, MeetingId meeting, @Nullable Collection<PersonId> people) {
        access.requireOrganiser(me, meeting);
        var gone = jdbc.sql("""
                        delete from attendance
                        where meeting_id = :meeting
                          and (:all and way = 'GUEST' or way <> 'DOOR' and person_id = any (:people))
                        returning person_id
                        """)
                .param("meeting", meeting.value())
                .param("all", people == null)
                .param("people", ids(people))
                .query(UUID.class)
                .list();
        gone.forEach(person -> audit.record(me.id().value(), "unmarked", "person", person));
        unused.forget(gone.stream().map(PersonId::new).toList());
        return gone.size();
    }

    /** The code on the wall is no longer good; there is a new one. */
    void renew(CurrentPerson me, MeetingId meeting) {
        access.requireOrganiser(me, meeting);
        jdbc.sql("update check_in_code set code = new_check_in_code() where meeting_id = ?")
                .param(meeting.value())
                .update();
        audit.record(me.id().value(), "renewed the check-in code", "meeting", meeting.value());
    }

    /**
     * Forgets what guests typed, two weeks after the meeting; answers with how many. Whoever by then is vouched for by nobody,
     * and has neither an account to say that it was them nor had a place, was made up for all we know: the mark goes too, and
     * whoever was only made by it.
     */
    int forgetTyped() {
        var before = Timestamp.from(clock.instant().minus(TYPED_KEPT));
        var typed = jdbc.sql("""
                        delete from guest_check_in g using meeting m
                        where m.id = g.meeting_id and m.ends_at < :before
                        """).param("before", before).update();
        var gone = jdbc.sql("""
                        delete from attendance a using meeting m, person p
                        where m.id = a.meeting_id and m.ends_at < :before and p.id = a.person_id
                          and a.way = 'GUEST' and a.walk_in and p.standing = 'UNCLAIMED'
                        returning a.person_id
                        """).param("before", before).query(UUID.class).list();
        unused.forget(gone.stream().map(PersonId::new).toList());
        return typed;
    }

    private static UUID[] ids(@Nullable Collection<PersonId> people) {
        return (people == null ? List.<PersonId>of() : people)
                .stream().map(PersonId::value).toArray(UUID[]::new);
    }
}
