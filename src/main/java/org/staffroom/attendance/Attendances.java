package org.staffroom.attendance;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.attendance.MeetingHours.Stay;
import org.staffroom.door.Door;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.places.MeetingDays;
import org.staffroom.shared.Audit;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;

/**
 * Commands of organisers on when people came and left. Without any of them, who was marked as here stayed to the end. All of
 * them answer {@link NotFound} to anybody who does not organise the meeting.
 */
@Service
@Transactional
public class Attendances {

    private final MeetingAccess access;
    private final MeetingDays days;
    private final Door door;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Audit audit;
    private final Clock clock;

    Attendances(
            MeetingAccess access,
            MeetingDays days,
            Door door,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Audit audit,
            Clock clock) {
        this.access = access;
        this.days = days;
        this.door = door;
        this.jdbc = jdbc;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * From when to when somebody was here.
     *
     * @throws Refused when they were not marked as here, or for times that cannot be
     */
    void correct(
            CurrentPerson me, MeetingId meeting, PersonId person, @Nullable String arrived, @Nullable String left) {
        access.requireOrganiser(me, meeting);
        var stay = hours(meeting).stay(arrived, left);
        record(me, meeting, person, stay);
    }

    /**
     * Somebody leaves at this moment.
     *
     * @throws Refused when they were not marked as here, and when the meeting is not going on
     */
    void leavesNow(CurrentPerson me, MeetingId meeting, PersonId person) {
        access.requireOrganiser(me, meeting);
        var now = clock.instant();
        var hours = hours(meeting);
        if (!hours.held(now) || hours.over(now)) {
            throw new Refused("attendance.refused.not-now");
        }
        var left = jdbc.sql("""
                        update attendance set left_at = :now, left_by = :me
                        where meeting_id = :meeting and person_id = :person and arrived_at < :now
                        """)
                .param("now", Timestamp.from(now))
                .param("me", me.id().value())
                .param("meeting", meeting.value())
                .param("person", person.value())
                .update();
        changed(me, meeting, person, left);
    }

    /** Somebody was not marked at the door and was here all the same, from the start to the end. */
    void wasHere(CurrentPerson me, MeetingId meeting, PersonId person) {
        access.requireOrganiser(me, meeting);
        if (!expected(meeting, person)) {
            throw new Refused("attendance.refused.not-here");
        }
        door.markAll(me, meeting, List.of(person));
    }

    /** Somebody rang or wrote that they cannot come after all. Said twice it is the same. */
    void apologised(CurrentPerson me, MeetingId meeting, PersonId person) {
        access.requireOrganiser(me, meeting);
        if (!expected(meeting, person)) {
            throw new Refused("attendance.refused.not-here");
        }
        jdbc.sql("""
                        insert into attendance_said (meeting_id, person_id, kind, said_by, said_at)
                        values (:meeting, :person, 'APOLOGIES', :me, :now)
                        on conflict do nothing
                        """)
                .param("meeting", meeting.value())
                .param("person", person.value())
                .param("me", me.id().value())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        audit.record(me.id().value(), "noted apologies", "person", person.value());
    }

    private record Said(
            @Nullable Instant arrivedAt, @Nullable Instant leftAt) {}

    /** It was as they say, and is recorded so. Nothing happens when there is nothing to answer. */
    void putRight(CurrentPerson me, MeetingId meeting, PersonId person) {
        access.requireOrganiser(me, meeting);
        var said = jdbc.sql("""
                        select arrived_at, left_at from attendance_said
                        where meeting_id = :meeting and person_id = :person and kind = 'OTHERWISE' and answer is null
                        for update
                        """)
                .param("meeting", meeting.value())
                .param("person", person.value())
                .query(Said.class)
                .optional();
        if (said.isEmpty()) {
            return;
        }
        door.markAll(me, meeting, List.of(person));
        var start = hours(meeting).startsAt();
        var arrived = said.get().arrivedAt();
        record(
                me,
                meeting,
                person,
                new Stay(arrived == null ? start : arrived, said.get().leftAt()));
        answer(me, meeting, person, true);
    }

    /** It stays as it is recorded. Nothing happens when there is nothing to answer. */
    void leave(CurrentPerson me, MeetingId meeting, PersonId person) {
        access.requireOrganiser(me, meeting);
        answer(me, meeting, person, false);
    }

    private void answer(CurrentPerson me, MeetingId meeting, PersonId person, boolean putRight) {
        var answered = jdbc.sql("""
                        update attendance_said set answer = :answer, answered_by = :me, answered_at = :now
                        where meeting_id = :meeting and person_id = :person and kind = 'OTHERWISE' and answer is null
                        """)
                .param("answer", putRight ? "PUT_RIGHT" : "LEFT")
                .param("me", me.id().value())
                .param("now", Timestamp.from(clock.instant()))
                .param("meeting", meeting.value())
                .param("person", person.value())
                .update();
        if (answered > 0) {
            audit.record(
                    me.id().value(), putRight ? "put attendance right" : "left attendance", "person", person.value());
            events.publishEvent(new AttendanceAnswered(meeting, person, putRight));
        }
    }

    private void record(CurrentPerson me, MeetingId meeting, PersonId person, Stay stay) {
        var leftAt = stay.leftAt();
        var recorded = jdbc.sql("""
                        update attendance set corrected_at = :now, mark_id = null, arrived_at = :arrived, left_at = :left,
                            left_by = case when cast(:left as timestamptz) is not null then cast(:me as uuid) end
                        where meeting_id = :meeting and person_id = :person
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("arrived", Timestamp.from(stay.arrivedAt()))
                .param("left", MeetingHours.column(leftAt), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("me", me.id().value())
                .param("meeting", meeting.value())
                .param("person", person.value())
                .update();
        changed(me, meeting, person, recorded);
    }

    private void changed(CurrentPerson me, MeetingId meeting, PersonId person, int rows) {
        if (rows == 0) {
            throw new Refused("attendance.refused.not-here");
        }
        audit.record(me.id().value(), "corrected attendance", "person", person.value());
    }

    private boolean expected(MeetingId meeting, PersonId person) {
        return jdbc.sql("""
                        select exists (select 1 from registration
                            where meeting_id = :meeting and person_id = :person and status = 'CONFIRMED')
                        """)
                .param("meeting", meeting.value())
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }

    private MeetingHours hours(MeetingId meeting) {
        return MeetingHours.of(days.find(meeting));
    }

    /**
     * Forgets, a year after a meeting, who had a place and did not come, and what was said about attendance: the places of
     * those who were not there go, with their answers. That others came stays. Answers with how many places went.
     */
    int forgetOld() {
        var before = Timestamp.from(clock.instant().minus(MeetingHours.KEPT));
        var forgotten = jdbc.sql("""
                        delete from registration r using not_marked n, meeting m
                        where n.meeting_id = r.meeting_id and n.person_id = r.person_id
                          and m.id = r.meeting_id and m.ends_at < :before
                        """).param("before", before).update();
        jdbc.sql("""
                        delete from attendance_said s using meeting m
                        where m.id = s.meeting_id and m.ends_at < :before
                        """).param("before", before).update();
        return forgotten;
    }
}
