package org.staffroom.attendance;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.attendance.MeetingHours.Stay;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.places.MeetingDays;
import org.staffroom.shared.Audit;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;

/**
 * Commands on one's own attendance: what makes it less is done at once, what makes it more is asked of the organisers. Who
 * has nothing to do with a meeting does not find it here.
 */
@Service
@Transactional
public class OwnAttendances {

    private final MeetingDays days;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    OwnAttendances(MeetingDays days, JdbcClient jdbc, Audit audit, Clock clock) {
        this.days = days;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * I left before the end; or, with nothing, I stayed to it. Only what one has said oneself can be taken back so.
     *
     * @param left "14:00"; empty for to the end
     * @throws Refused when I was not marked as here, for a time that cannot be, too early or too late to say, or when an
     *     organiser has noted an earlier one
     */
    void left(CurrentPerson me, MeetingId meeting, @Nullable String left) {
        var hours = hours(me, meeting, MeetingHours.OWN_DEPARTURE);
        record Recorded(Instant arrivedAt, @Nullable Instant leftAt, boolean own) {}
        var recorded = jdbc.sql("""
                        select arrived_at, left_at, coalesce(left_by = person_id, true) as own from attendance
                        where meeting_id = :meeting and person_id = :person for update
                        """)
                .param("meeting", meeting.value())
                .param("person", me.id().value())
                .query(Recorded.class)
                .optional()
                .orElseThrow(() -> new Refused("attendance.refused.not-here"));
        var until = hours.stay(null, left).leftAt();
        if (until != null && !until.isAfter(recorded.arrivedAt())) {
            throw new Refused("attendance.refused.left");
        }
        var before = recorded.leftAt();
        if (before != null && !recorded.own() && (until == null || until.isAfter(before))) {
            throw new Refused("attendance.refused.noted-by-others");
        }
        jdbc.sql("""
                        update attendance set left_at = :left,
                            left_by = case when cast(:left as timestamptz) is not null then person_id end
                        where meeting_id = :meeting and person_id = :person
                        """)
                .param("left", MeetingHours.column(until), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("meeting", meeting.value())
                .param("person", me.id().value())
                .update();
        audit.record(me.id().value(), "corrected attendance", "person", me.id().value());
    }

    /**
     * I had a place and could not come after all. Said twice it is the same.
     *
     * @throws Refused when I was there, had no place, or say it too early (a place is given back then) or too late
     */
    void apologise(CurrentPerson me, MeetingId meeting) {
        hours(me, meeting, MeetingHours.OWN_DEPARTURE);
        var missed = jdbc.sql("""
                        select exists (select 1 from registration r
                            where r.meeting_id = :meeting and r.person_id = :person and r.status = 'CONFIRMED'
                              and not exists (select 1 from attendance a
                                  where a.meeting_id = r.meeting_id and a.person_id = r.person_id))
                        """)
                .param("meeting", meeting.value())
                .param("person", me.id().value())
                .query(Boolean.class)
                .single();
        if (!missed) {
            throw new Refused("attendance.refused.no-apologies");
        }
        jdbc.sql("""
                        insert into attendance_said (meeting_id, person_id, kind, said_by, said_at)
                        values (:meeting, :person, 'APOLOGIES', :person, :now)
                        on conflict do nothing
                        """)
                .param("meeting", meeting.value())
                .param("person", me.id().value())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        audit.record(me.id().value(), "sent apologies", "meeting", meeting.value());
    }

    /**
     * It was otherwise than recorded: the organisers look at it. Until they have, it can be said anew.
     *
     * @param arrived "09:30"; empty for from the start
     * @param left "14:00"; empty for to the end
     * @throws Refused for times that cannot be, too early, too late, and when it was answered
     */
    void otherwise(
            CurrentPerson me,
            MeetingId meeting,
            @Nullable String arrived,
            @Nullable String left,
            @Nullable String words) {
        var hours = hours(me, meeting, MeetingHours.KEPT);
        var stay = hours.stay(arrived, left);
        if (isRecorded(me, meeting, stay)) {
            throw new Refused("attendance.refused.same");
        }
        var leftAt = stay.leftAt();
        var said = jdbc.sql("""
                        insert into attendance_said as s
                            (meeting_id, person_id, kind, arrived_at, left_at, words, said_by, said_at)
                        values (:meeting, :person, 'OTHERWISE', :arrived, :left, :words, :person, :now)
                        on conflict (meeting_id, person_id) do update set kind = excluded.kind,
                            arrived_at = excluded.arrived_at, left_at = excluded.left_at, words = excluded.words,
                            said_by = excluded.said_by, said_at = excluded.said_at
                        where s.answer is null
                        """)
                .param("meeting", meeting.value())
                .param("person", me.id().value())
                .param("arrived", Timestamp.from(stay.arrivedAt()))
                .param("left", MeetingHours.column(leftAt), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("words", words == null || words.isBlank() ? null : words.strip(), Types.VARCHAR)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        if (said == 0) {
            throw new Refused("attendance.refused.answered");
        }
        audit.record(me.id().value(), "disputed attendance", "meeting", meeting.value());
    }

    private boolean isRecorded(CurrentPerson me, MeetingId meeting, Stay stay) {
        var leftAt = stay.leftAt();
        return jdbc.sql("""
                        select exists (select 1 from attendance
                            where meeting_id = :meeting and person_id = :person
                              and date_trunc('minute', arrived_at) = :arrived
                              and date_trunc('minute', left_at) is not distinct from cast(:left as timestamptz))
                        """)
                .param("meeting", meeting.value())
                .param("person", me.id().value())
                .param("arrived", Timestamp.from(stay.arrivedAt()))
                .param("left", MeetingHours.column(leftAt), Types.TIMESTAMP_WITH_TIMEZONE)
                .query(Boolean.class)
                .single();
    }

    /** Somebody typed my address at the meeting: it was me, or it was not and the mark goes. Nothing happens when nobody did. */
    void guest(CurrentPerson me, MeetingId meeting, boolean mine) {
        var done = jdbc.sql(
                        mine
                                ? "update attendance set way = 'SELF', marked_by = person_id where meeting_id = :meeting and person_id = :person and way = 'GUEST'"
                                : "delete from attendance where meeting_id = :meeting and person_id = :person and way = 'GUEST'")
                .param("meeting", meeting.value())
                .param("person", me.id().value())
                .update();
        if (done > 0) {
            audit.record(me.id().value(), mine ? "checked in" : "denied having checked in", "meeting", meeting.value());
        }
    }

    /** @throws NotFound for whoever neither came nor was ever registered */
    private MeetingHours hours(CurrentPerson me, MeetingId meeting, Duration after) {
        var known = jdbc.sql("""
                        select exists (select 1 from registration where meeting_id = :meeting and person_id = :person)
                            or exists (select 1 from attendance where meeting_id = :meeting and person_id = :person)
                        """)
                .param("meeting", meeting.value())
                .param("person", me.id().value())
                .query(Boolean.class)
                .single();
        if (!known) {
            throw new NotFound();
        }
        var hours = MeetingHours.of(days.find(meeting));
        var now = clock.instant();
        if (!hours.held(now)) {
            throw new Refused("attendance.refused.too-early");
        }
        if (now.isAfter(hours.endsAt().plus(after))) {
            throw new Refused("attendance.refused.too-late");
        }
        return hours;
    }
}
