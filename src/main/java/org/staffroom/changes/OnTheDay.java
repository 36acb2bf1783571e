package org.staffroom.changes;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.agendas.AgendaMoves;
import org.staffroom.agendas.AgendaMoves.Moved;
import org.staffroom.agendas.AgendaMoves.Shift;
import org.staffroom.meetings.Hours;
import org.staffroom.meetings.LockedMeeting;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.meetings.MeetingLock;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.Audit;
import org.staffroom.shared.Ids;
import org.staffroom.shared.Refused;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps a meeting that has begun to the clock, with one press each: it runs late, the next thing begins now, and taking
 * either back. Nobody is mailed (docs/decisions/034): who is there sees it in the room, who is not finds it on the page.
 *
 * <p>{@code seen} is the number of such presses that the person had seen: a second press for the same thing, by them or by
 * somebody else, is refused.
 */
@Service
@Transactional
public class OnTheDay {

    /** So many minutes late one may be with one press. */
    public static final List<Integer> MINUTES = List.of(5, 10, 15, 20);

    private static final TypeReference<List<Moved>> MOVED = new TypeReference<>() {};

    private record Latest(
            UUID id,
            String moved,
            Timestamp endedAt,
            @Nullable Timestamp endsAt,
            boolean undone) {}

    private final MeetingAccess access;
    private final MeetingLock meetings;
    private final AgendaMoves agenda;
    private final Changes changes;
    private final ToldQueries told;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OnTheDay(
            MeetingAccess access,
            MeetingLock meetings,
            AgendaMoves agenda,
            Changes changes,
            ToldQueries told,
            JdbcClient jdbc,
            JsonMapper json,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.access = access;
        this.meetings = meetings;
        this.agenda = agenda;
        this.changes = changes;
        this.told = told;
        this.jdbc = jdbc;
        this.json = json;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * It runs late: what is on takes longer, what follows comes later, and the meeting ends later if it must.
     *
     * @param track null for the whole day
     * @throws Refused before the start and after the end, when nothing follows, or when it was pressed already
     */
    public void late(CurrentPerson me, MeetingId id, @Nullable Integer track, int minutes, int seen) {
        if (!MINUTES.contains(minutes)) {
            throw new Refused("changes.refused.minutes");
        }
        shift(me, id, "LATE", track, seen, now -> agenda.late(me, id, now, track, minutes));
    }

    /**
     * What comes next begins now.
     *
     * @return false when it does in a minute, as what is on has only just begun
     * @throws Refused as {@link #late}
     */
    public boolean next(CurrentPerson me, MeetingId id, @Nullable Integer track, int seen) {
        var begins = new AtomicBoolean();
        shift(me, id, "NEXT", track, seen, now -> {
            var shift = agenda.next(me, id, now, track);
            begins.set(shift.moved().stream().anyMatch(one -> one.start() != one.toStart() && one.toStart() <= now));
            return shift;
        });
        return begins.get();
    }

    /** Takes the latest press back. @throws Refused when there is none, or the agenda was changed since */
    public void undo(CurrentPerson me, MeetingId id, int seen) {
        var meeting = begun(me, id, seen);
        var known = changes.untold(id).isEmpty();
        var latest = latest(id);
        if (latest == null || latest.undone()) {
            throw new Refused("changes.refused.no-shift");
        }
        agenda.putBack(me, id, json.readValue(latest.moved(), MOVED));
        var end = latest.endedAt().toInstant();
        var own = latest.endsAt() != null && latest.endsAt().toInstant().equals(meeting.end());
        if (own && end.isAfter(clock.instant())) {
            end(meeting, end);
        }
        jdbc.sql("update day_shift set undone_at = :now where id = :id")
                .param("now", Timestamp.from(clock.instant()))
                .param("id", latest.id())
                .update();
        done(me, id, known, "shift undone");
    }

    private interface Press {
        Shift at(int minute);
    }

    private void shift(CurrentPerson me, MeetingId id, String kind, @Nullable Integer track, int seen, Press press) {
        var meeting = begun(me, id, seen);
        var known = changes.untold(id).isEmpty();
        var ended = meeting.end();
        var now = clock.instant();
        var shift = press.at((int) Duration.between(meeting.start(), now).toMinutes());
        var needed = meeting.start().plus(Duration.ofMinutes(agenda.end(id)));
        var longer = needed.isAfter(ended);
        if (longer) {
            end(meeting, needed);
        }
        jdbc.sql("""
                        insert into day_shift (id, meeting_id, kind, track, minutes, moved, ended_at, ends_at, shifted_by, shifted_at)
                        values (:id, :meeting, :kind, cast(:track as int), :minutes, cast(:moved as jsonb), :ended,
                            cast(:ends as timestamptz), :me, :now)
                        """)
                .param("id", Ids.next())
                .param("meeting", id.value())
                .param("kind", kind)
                .param("track", track)
                .param("minutes", shift.minutes())
                .param("moved", json.writeValueAsString(shift.moved()))
                .param("ended", Timestamp.from(ended))
                .param("ends", longer ? Timestamp.from(needed) : null, Types.TIMESTAMP)
                .param("me", me.id().value())
                .param("now", Timestamp.from(now))
                .update();
        done(me, id, known, "shifted");
    }

    private LockedMeeting begun(CurrentPerson me, MeetingId id, int seen) {
        access.requireOrganiser(me, id);
        var meeting = meetings.lock(id);
        meeting.requireLive(clock.instant());
        if (meeting.isPostponed() || meeting.start().isAfter(clock.instant())) {
            throw new Refused("changes.refused.not-begun");
        }
        var pressed =
                jdbc.sql("""
                        select coalesce(sum(1 + (undone_at is not null)::int), 0) from day_shift where meeting_id = :meeting
                        """).param("meeting", id.value()).query(Integer.class).single();
        if (pressed != seen) {
            throw new Refused("changes.refused.pressed-already");
        }
        return meeting;
    }

    private void end(LockedMeeting meeting, Instant end) {
        var now = clock.instant();
        meeting.move(new Hours(meeting.start(), end), now);
        meeting.tell(now);
        meetings.flush();
    }

    /** Whoever knew all of the day does so still; what was changed before and not told still waits. */
    private void done(CurrentPerson me, MeetingId id, boolean known, String what) {
        if (known) {
            told.keep(id, clock.instant());
        }
        audit.record(me.id().value(), what, "meeting", id.value());
        events.publishEvent(new DayShifted(id));
    }

    private @Nullable Latest latest(MeetingId id) {
        return jdbc.sql("""
                        select id, moved, ended_at, ends_at, undone_at is not null as undone from day_shift
                        where meeting_id = :meeting order by undone_at is null desc, shifted_at desc, id desc limit 1
                        """)
                .param("meeting", id.value())
                .query(Latest.class)
                .optional()
                .orElse(null);
    }
}
