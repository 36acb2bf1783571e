package org.staffroom.door;

import jakarta.validation.Validator;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.door.DoorMark.Kind;
import org.staffroom.door.DoorMark.Outcome;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.places.MeetingDay;
import org.staffroom.places.MeetingDays;
import org.staffroom.places.Places;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Words;

/**
 * Takes what phones at the door have to say, perhaps hours later and in any order. A mark is taken once, by its id. Who is
 * here follows from all of them: since the earliest "here" after the last "undo", without those that were undone alone. So two
 * phones need not know of each other, and an undo that comes late takes away what it was pressed for and nothing later.
 */
@Service
@Transactional
class DoorMarks {

    /** So many walk-ins at one meeting are no longer people. */
    private static final int MOST_WALK_INS = 1_500;

    /** What a phone's clock may be ahead without being put right. */
    private static final Duration SKEW = Duration.ofMinutes(2);

    private record Taken(
            UUID id, Kind kind, UUID person, @Nullable UUID undoes, Instant at) {}

    /** @param key the address, or else the name */
    private record Newcomer(String key, Instant at, UUID person) {}

    private final DoorAccess access;
    private final MeetingDays days;
    private final Places places;
    private final Door door;
    private final Validator validator;
    private final JdbcClient jdbc;
    private final Words words;
    private final Clock clock;

    DoorMarks(
            DoorAccess access,
            MeetingDays days,
            Places places,
            Door door,
            Validator validator,
            JdbcClient jdbc,
            Words words,
            Clock clock) {
        this.access = access;
        this.days = days;
        this.places = places;
        this.door = door;
        this.validator = validator;
        this.jdbc = jdbc;
        this.words = words;
        this.clock = clock;
    }

    /** What became of each, in their order. A mark that is refused keeps no other from being taken. */
    List<Outcome> take(CurrentPerson me, MeetingId meeting, List<DoorMark> marks) {
        access.require(me, meeting);
        if (marks.isEmpty()) {
            return List.of();
        }
        MeetingDay day;
        try {
            day = door.open(meeting);
        } catch (Refused refused) {
            var why = words.of(refused);
            return marks.stream().map(mark -> new Outcome(mark.id(), null, why)).toList();
        }
        // One request after the other, or two that say the opposite would not see each other.
        places.lock(meeting);
        var known = known(meeting, marks);
        var listed = listed(meeting, marks);
        var newcomers = new ArrayList<Newcomer>();
        var room = MOST_WALK_INS - walkIns(meeting);
        var first = firstDay(day, marks);
        var outcomes = new ArrayList<Outcome>();
        var taken = new ArrayList<Taken>();
        for (var mark : marks) {
            var person = known.get(mark.id());
            if (person == null) {
                var at = sensible(mark.at(), day, taken.size());
                try {
                    if (mark.at().isBefore(first)) {
                        throw new Refused("door.refused.another-day");
                    }
                    person = mark.kind() == Kind.WALK_IN
                            ? newcomer(meeting, mark, at, newcomers, room)
                            : whom(mark, known, listed);
                } catch (Refused refused) {
                    outcomes.add(new Outcome(mark.id(), null, words.of(refused)));
                    continue;
                }
                if (person != null) {
                    known.put(mark.id(), person);
                    taken.add(
                            new Taken(mark.id(), mark.kind(), person, mark.kind() == Kind.UNDO ? mark.of() : null, at));
                }
            }
            outcomes.add(new Outcome(mark.id(), person, null));
        }
        if (!taken.isEmpty()) {
            keep(me, meeting, taken);
            settle(day, taken.stream().map(Taken::person).distinct().toArray(UUID[]::new));
        }
        return outcomes;
    }

    /** Marks of before, of the same ids or undone by these: who they were about. */
    private Map<UUID, UUID> known(MeetingId meeting, List<DoorMark> marks) {
        var asked = new HashSet<UUID>();
        for (var mark : marks) {
            asked.add(mark.id());
            if (mark.of() != null) {
                asked.add(mark.of());
            }
        }
        var known = new HashMap<UUID, UUID>();
        jdbc.sql("select id, person_id from door_mark where meeting_id = :meeting and id = any (:ids)")
                .param("meeting", meeting.value())
                .param("ids", asked.toArray(UUID[]::new))
                .query(row -> {
                    known.put(row.getObject("id", UUID.class), row.getObject("person_id", UUID.class));
                });
        return known;
    }

    /** Those who have to do with the meeting: a place given back since the phone saw the list makes a walk-in of somebody. */
    private Set<UUID> listed(MeetingId meeting, List<DoorMark> marks) {
        var asked =
                marks.stream().map(DoorMark::person).filter(Objects::nonNull).toArray(UUID[]::new);
        return Set.copyOf(jdbc.sql("""
                        select p.id from person p
                        where p.id = any (:people) and p.status <> 'ERASED' and (
                            exists (select 1 from registration r where r.meeting_id = :meeting and r.person_id = p.id)
                            or exists (select 1 from attendance a where a.meeting_id = :meeting and a.person_id = p.id)
                            or exists (select 1 from door_mark d where d.meeting_id = :meeting and d.person_id = p.id))
                        """)
                .param("people", asked)
                .param("meeting", meeting.value())
                .query(UUID.class)
                .list());
    }

    private int walkIns(MeetingId meeting) {
        return jdbc.sql("select count(*) from door_mark where meeting_id = :meeting and kind = 'WALK_IN'")
                .param("meeting", meeting.value())
                .query(Integer.class)
                .single();
    }

    /** Of a meeting that was put off: what was pressed before its new day was about the one before. */
    private Instant firstDay(MeetingDay day, List<DoorMark> marks) {
        if (marks.stream().noneMatch(mark -> mark.at().isBefore(day.dayBegins()))) {
            return Instant.MIN;
        }
        var putOff = jdbc.sql("select rescheduled_from is not null from meeting where id = ?")
                .param(day.id())
                .query(Boolean.class)
                .single();
        return putOff ? day.dayBegins() : Instant.MIN;
    }

    private UUID newcomer(MeetingId meeting, DoorMark mark, Instant at, List<Newcomer> newcomers, int room) {
        // A form is read without NUL by a filter; this was JSON.
        var name = mark.name() == null
                ? ""
                : mark.name().replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        var form = new WalkInForm(name, mark.email());
        for (var problem : validator.validate(form)) {
            throw new Refused("door.refused.walk-in", problem.getMessage());
        }
        if (newcomers.size() >= room) {
            throw new Refused("door.refused.too-many");
        }
        var email = mark.email() == null ? "" : mark.email().strip().toLowerCase(Locale.ROOT);
        var key = email.isEmpty() ? name.toLowerCase(Locale.ROOT) : email;
        // Pressed twice without signal they are not in the table yet.
        for (var one : newcomers) {
            var apart = Duration.between(one.at(), at).abs();
            if (one.key().equals(key) && (!email.isEmpty() || apart.compareTo(Door.SAME_PRESS) <= 0)) {
                return one.person();
            }
        }
        var person = door.newcomer(meeting, name, email, at).value();
        newcomers.add(new Newcomer(key, at, person));
        return person;
    }

    /** @return null for undoing what was never taken: there is nothing to do */
    private static @Nullable UUID whom(DoorMark mark, Map<UUID, UUID> known, Set<UUID> listed) {
        if (mark.person() != null && listed.contains(mark.person())) {
            return mark.person();
        }
        // of another mark the server knows itself whom it was about
        var person = mark.person() == null && mark.of() != null ? known.get(mark.of()) : null;
        if (person != null) {
            return person;
        }
        if (mark.kind() == Kind.UNDO) {
            return null;
        }
        throw new Refused("door.refused.not-on-the-list");
    }

    /**
     * A phone's clock may be wrong altogether: nothing happens in the future, nor before the day.
     *
     * @param number among those sent together, whose order it keeps
     */
    private Instant sensible(Instant at, MeetingDay day, int number) {
        var now = clock.instant();
        if (at.isAfter(now.plus(SKEW))) {
            return now.plusMillis(number);
        }
        if (at.isBefore(day.dayBegins())) {
            return (now.isBefore(day.startsAt()) ? now : day.startsAt()).plusMillis(number);
        }
        return at;
    }

    private void keep(CurrentPerson me, MeetingId meeting, List<Taken> taken) {
        jdbc.sql("""
                        with kept as (
                            insert into door_mark (meeting_id, id, kind, person_id, undoes, at, marked_by, received_at)
                            select :meeting, id, kind, person, undoes, at, :me, :now
                            from unnest(:ids, :kinds, :people, cast(:undoes as uuid[]), cast(:times as timestamptz[]))
                                as mark (id, kind, person, undoes, at)
                            on conflict do nothing
                            returning kind, person_id)
                        insert into audit (at, actor_id, action, subject, subject_id)
                        select :now, :me, case kind when 'UNDO' then 'unmarked' else 'marked' end, 'person', person_id from kept
                        """)
                .param("meeting", meeting.value())
                .param("me", me.id().value())
                .param("now", Timestamp.from(clock.instant()))
                .param("ids", taken.stream().map(Taken::id).toArray(UUID[]::new))
                .param("kinds", taken.stream().map(one -> one.kind().name()).toArray(String[]::new))
                .param("people", taken.stream().map(Taken::person).toArray(UUID[]::new))
                .param("undoes", taken.stream().map(Taken::undoes).toArray(UUID[]::new))
                .param("times", taken.stream().map(one -> one.at().toString()).toArray(String[]::new))
                .update();
    }

    /**
     * Who of these is here, and since when. What was written down in another way counts like a mark; of a guest who checked in
     * by himself somebody at the door has now seen the face. What was put right stays, whatever was pressed before then. What
     * is marked after the end is put down at the beginning, as always at the door.
     */
    private void settle(MeetingDay day, UUID[] people) {
        var now = Timestamp.from(clock.instant());
        // A mark overwrites it perhaps, and is undone: then it is there still.
        jdbc.sql("""
                        with written as (
                            update attendance set mark_id = gen_random_uuid()
                            where meeting_id = :meeting and person_id = any (:people)
                              and mark_id is null and corrected_at is null and way <> 'GUEST'
                            returning *)
                        insert into door_mark (meeting_id, id, kind, person_id, at, marked_by, received_at)
                        select meeting_id, mark_id, 'HERE', person_id, arrived_at, marked_by, :now from written
                        """)
                .param("meeting", day.id())
                .param("people", people)
                .param("now", now)
                .update();
        var standing = """
                with mark as (
                    select * from door_mark where meeting_id = :meeting and person_id = any (:people)
                ), undone as (
                    select person_id, max(at) as at from mark where kind = 'UNDO' and undoes is null group by person_id
                ), standing as (
                    select d.* from mark d left join undone u on u.person_id = d.person_id
                    where d.kind <> 'UNDO' and (u.at is null or d.at > u.at)
                      and not exists (select 1 from mark n where n.undoes = d.id and n.person_id = d.person_id))
                """;
        var fallen = """
                case when a.mark_id is null
                    then exists (select 1 from undone u
                                 where u.person_id = a.person_id and coalesce(a.corrected_at, a.arrived_at) <= u.at)
                    else not exists (select 1 from standing s where s.id = a.mark_id) end
                """;
        jdbc.sql(standing + """
                        delete from attendance a
                        where a.meeting_id = :meeting and a.person_id = any (:people)
                          and not exists (select 1 from standing s where s.person_id = a.person_id) and
                        """ + fallen)
                .param("meeting", day.id())
                .param("people", people)
                .update();
        // The row stays where there is another arrival, with when they left.
        jdbc.sql(standing + """
                        , came as (
                            select distinct on (person_id) person_id, id, marked_by,
                                   case when at > :ends then :starts else least(at, :now) end as at
                            from standing order by person_id, standing.at, id)
                        insert into attendance as a (meeting_id, person_id, walk_in, arrived_at, marked_by, mark_id)
                        select :meeting, c.person_id, not exists (
                                select 1 from registration r where r.meeting_id = :meeting and r.person_id = c.person_id
                                  and r.status in ('CONFIRMED', 'WAITING', 'OFFERED')),
                            c.at, c.marked_by, c.id
                        from came c
                        on conflict (meeting_id, person_id) do update
                            set (arrived_at, mark_id, left_at, left_by) = (
                                    select case when before then a.arrived_at else excluded.arrived_at end,
                                           case when before then a.mark_id else excluded.mark_id end,
                                           case when stayed then a.left_at end,
                                           case when stayed then a.left_by end
                                    from (select a.arrived_at <= excluded.arrived_at and not %1$s as before,
                                                 a.left_at > excluded.arrived_at as stayed)),
                                marked_by = excluded.marked_by, way = 'DOOR', corrected_at = null
                            where %1$s or a.corrected_at is null and (excluded.arrived_at < a.arrived_at or a.way = 'GUEST')
                        """.formatted(fallen))
                .param("meeting", day.id())
                .param("people", people)
                .param("starts", Timestamp.from(day.startsAt()))
                .param("ends", Timestamp.from(day.endsAt()))
                .param("now", now)
                .update();
    }
}
