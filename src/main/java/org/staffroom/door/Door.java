package org.staffroom.door;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.People;
import org.staffroom.people.PersonId;
import org.staffroom.places.MeetingDay;
import org.staffroom.places.MeetingDays;
import org.staffroom.places.Places;
import org.staffroom.shared.Audit;
import org.staffroom.shared.Ids;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;

/**
 * Commands at the door, from the first moment of the meeting's day on; ambassadors may correct later. Marking is done once
 * however often it is pressed. Nobody who stands there is refused for want of a place.
 */
@Service
@Transactional
public class Door {

    /** Two of one name within so little are one who was pressed twice. */
    static final Duration SAME_PRESS = Duration.ofMinutes(2);

    private final DoorAccess access;
    private final MeetingDays days;
    private final Places places;
    private final People people;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    Door(DoorAccess access, MeetingDays days, Places places, People people, JdbcClient jdbc, Audit audit, Clock clock) {
        this.access = access;
        this.days = days;
        this.places = places;
        this.people = people;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Marks somebody on the list as here.
     *
     * @throws NotFound when the person is not on the list, or the door is not this person's to work
     * @throws Refused before the day, and for a meeting that was cancelled or postponed
     */
    void mark(CurrentPerson me, MeetingId meeting, PersonId person) {
        access.require(me, meeting);
        var day = open(meeting);
        var onList = jdbc.sql("""
                        select exists (select 1 from registration
                            where meeting_id = :meeting and person_id = :person and status in ('CONFIRMED', 'WAITING', 'OFFERED'))
                        or exists (select 1 from attendance where meeting_id = :meeting and person_id = :person)
                        """)
                .param("meeting", meeting.value())
                .param("person", person.value())
                .query(Boolean.class)
                .single();
        if (!onList) {
            throw new NotFound();
        }
        arrive(me, day, person);
    }

    /**
     * Marks many as here in one statement; whoever of them has no place is a walk-in, and who is marked already stays so.
     *
     * @return how many were marked
     * @throws Refused before the day, and for a meeting that was cancelled or postponed
     */
    public int markAll(CurrentPerson me, MeetingId meeting, Collection<PersonId> people) {
        access.require(me, meeting);
        var day = open(meeting);
        return jdbc.sql("""
                        with here as (
                            insert into attendance (meeting_id, person_id, walk_in, arrived_at, marked_by, corrected_at)
                            select :meeting, p.id, not exists (
                                    select 1 from registration r where r.meeting_id = :meeting and r.person_id = p.id
                                      and r.status in ('CONFIRMED', 'WAITING', 'OFFERED')), :arrived, :me, :corrected
                            from person p where p.id = any (cast(string_to_array(:people, ',') as uuid[]))
                            on conflict (meeting_id, person_id) do update set way = 'DOOR', marked_by = excluded.marked_by,
                                    corrected_at = excluded.corrected_at
                                where attendance.way = 'GUEST'
                            returning person_id)
                        insert into audit (at, actor_id, action, subject, subject_id)
                        select :now, :me, 'marked', 'person', person_id from here
                        """)
                .param("meeting", meeting.value())
                .param("people", people.stream().map(PersonId::toString).collect(Collectors.joining(",")))
                .param("arrived", Timestamp.from(arrival(day)))
                .param("corrected", corrected(day), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("now", Timestamp.from(clock.instant()))
                .param("me", me.id().value())
                .update();
    }

    /**
     * Somebody comes without a place: somebody known by the e-mail address, or else somebody new. Answers with who it is.
     *
     * @param email null when it is not told
     * @throws Refused before the day, and for a meeting that was cancelled or postponed; never for want of a place
     */
    PersonId walkIn(CurrentPerson me, MeetingId meeting, String name, @Nullable String email) {
        access.require(me, meeting);
        var day = open(meeting);
        // One after the other: pressing twice must not make two people.
        places.lock(meeting);
        var person = newcomer(meeting, name, email, arrival(day));
        arrive(me, day, person);
        return person;
    }

    /**
     * Whoever comes without a place, known or new; under the lock of the places.
     *
     * @param at when they came
     */
    @Transactional(noRollbackFor = Refused.class)
    PersonId newcomer(MeetingId meeting, String name, @Nullable String email, Instant at) {
        return email == null || email.isBlank()
                ? known(meeting, name.strip(), at).orElseGet(() -> people.named(name, null, null))
                : people.named(name, email, null);
    }

    /** Takes the mark away; nothing happens when there is none. */
    void undo(CurrentPerson me, MeetingId meeting, PersonId person) {
        access.require(me, meeting);
        // Or a phone that is heard at this moment would not see it, and put the mark back.
        places.lock(meeting);
        var removed = jdbc.sql("delete from attendance where meeting_id = :meeting and person_id = :person")
                .param("meeting", meeting.value())
                .param("person", person.value())
                .update();
        if (removed > 0) {
            // Or a phone that marked the same person before this, and sends it later, would undo the undoing.
            jdbc.sql("""
                            insert into door_mark (meeting_id, id, kind, person_id, at, marked_by, received_at)
                            values (:meeting, :id, 'UNDO', :person, :now, :me, :now)
                            """)
                    .param("meeting", meeting.value())
                    .param("id", Ids.next())
                    .param("person", person.value())
                    .param("now", Timestamp.from(clock.instant()))
                    .param("me", me.id().value())
                    .update();
            audit.record(me.id().value(), "unmarked", "person", person.value());
        }
    }

    private void arrive(CurrentPerson me, MeetingDay day, PersonId person) {
        // Asked for in the same statement, so that a place given back meanwhile makes a walk-in.
        var added = jdbc.sql("""
                        insert into attendance (meeting_id, person_id, walk_in, arrived_at, marked_by, corrected_at)
                        values (:meeting, :person, not exists (
                            select 1 from registration
                            where meeting_id = :meeting and person_id = :person and status in ('CONFIRMED', 'WAITING', 'OFFERED')),
                            :arrived, :me, :corrected)
                        on conflict (meeting_id, person_id) do update set way = 'DOOR', marked_by = excluded.marked_by,
                                corrected_at = excluded.corrected_at
                            where attendance.way = 'GUEST'
                        """)
                .param("meeting", day.id())
                .param("person", person.value())
                .param("arrived", Timestamp.from(arrival(day)))
                .param("corrected", corrected(day), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("me", me.id().value())
                .update();
        if (added > 0) {
            audit.record(me.id().value(), "marked", "person", person.value());
        }
    }

    /** Now; who is put down later came at the beginning. */
    private Instant arrival(MeetingDay day) {
        var now = clock.instant();
        return now.isAfter(day.endsAt()) ? day.startsAt() : now;
    }

    /** Whoever is put down later is put right by that, and phones that are heard still later change it no more. */
    private @Nullable OffsetDateTime corrected(MeetingDay day) {
        var now = clock.instant();
        return now.isAfter(day.endsAt()) ? now.atOffset(ZoneOffset.UTC) : null;
    }

    /** @throws Refused before the day, and for a meeting that was cancelled or postponed */
    @Transactional(noRollbackFor = Refused.class)
    MeetingDay open(MeetingId meeting) {
        var day = takingPlace(meeting);
        if (clock.instant().isBefore(day.dayBegins())) {
            throw new Refused("door.refused.too-early");
        }
        return day;
    }

    /** @throws Refused for a meeting that was cancelled or postponed */
    @Transactional(noRollbackFor = Refused.class)
    MeetingDay takingPlace(MeetingId meeting) {
        var day = days.find(meeting);
        if (day.off()) {
            throw new Refused(day.cancelled() ? "places.refused.cancelled" : "door.refused.postponed");
        }
        return day;
    }

    /**
     * Pressed twice it is one walk-in; later it is somebody else of that name. And whoever gave the place back, or only asked
     * for one, and comes all the same is on no list: the name says who it is when there is one such person.
     */
    private Optional<PersonId> known(MeetingId meeting, String name, Instant at) {
        return jdbc.sql("""
                        with walk_in as (
                            select p.id from attendance a join person p on p.id = a.person_id
                            where a.meeting_id = :meeting and a.walk_in and lower(p.name) = lower(:name)
                              and (a.arrived_at between :from and :until or exists (
                                  select 1 from door_mark d
                                  where d.meeting_id = :meeting and d.person_id = p.id and d.kind = 'WALK_IN'
                                    and d.at between :from and :until))
                        ), gone as (
                            select p.id from registration r join person p on p.id = r.person_id
                            where r.meeting_id = :meeting and r.status not in ('CONFIRMED', 'WAITING', 'OFFERED')
                              and p.status <> 'ERASED' and lower(p.name) = lower(:name)
                              and not exists (
                                  select 1 from attendance a where a.meeting_id = :meeting and a.person_id = p.id)
                        )
                        (select id from walk_in limit 1)
                        union all
                        select id from gone where (select count(*) from gone) = 1 and not exists (select 1 from walk_in)
                        """)
                .param("meeting", meeting.value())
                .param("name", name)
                .param("from", Timestamp.from(at.minus(SAME_PRESS)))
                .param("until", Timestamp.from(at.plus(SAME_PRESS)))
                .query(UUID.class)
                .optional()
                .map(PersonId::new);
    }
}
