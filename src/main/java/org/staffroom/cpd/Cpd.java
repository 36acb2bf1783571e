package org.staffroom.cpd;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.StaleVersion;
import tools.jackson.databind.json.JsonMapper;

/**
 * Commands on one's own CPD: goal, notes, which room one was in, and what was learned elsewhere. Nobody has any on that of
 * others. Not in the audit: what is private is not told of either.
 */
@Service
@Transactional
public class Cpd {

    static final int MOST_EVENTS = 200;

    /** @param item null for a note on the day itself */
    private record Written(@Nullable UUID id, @Nullable UUID item, String about, String text) {}

    private final CpdQueries queries;
    private final CpdEventRepository events;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Cpd(CpdQueries queries, CpdEventRepository events, JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.queries = queries;
        this.events = events;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** @param minutes in an academic year; null for no goal */
    void aimFor(CurrentPerson me, @Nullable Integer minutes) {
        if (minutes == null) {
            jdbc.sql("delete from cpd_goal where person_id = ?")
                    .param(me.id().value())
                    .update();
            return;
        }
        jdbc.sql("""
                        insert into cpd_goal (person_id, minutes, set_at) values (:person, :minutes, :now)
                        on conflict (person_id) do update set minutes = excluded.minutes, set_at = excluded.set_at
                        """)
                .param("person", me.id().value())
                .param("minutes", minutes)
                .param("now", now())
                .update();
    }

    /**
     * Keeps notes and rooms of a day.
     *
     * @throws NotFound when the person was not there, or it is not over
     * @throws Refused when a note is too long
     * @throws StaleVersion when one of the notes typed was changed meanwhile, in another window
     */
    void keep(CurrentPerson me, MeetingId meeting, DayForm form) {
        lock(me.id());
        var day = queries.day(me.id(), meeting).orElseThrow(NotFound::new);
        if (!form.tooLong().isEmpty()) {
            throw new Refused("cpd.note.long", DayForm.LONGEST);
        }
        var written = written(day, queries.notes(me.id(), meeting), form);
        jdbc.sql("""
                        with typed as (
                            select * from jsonb_to_recordset(cast(:notes as jsonb)) as n (id uuid, item uuid, about text, text text)
                        ), gone as (
                            delete from cpd_note where person_id = :person and id in (select id from typed where text = '')
                        ), changed as (
                            update cpd_note set text = typed.text, changed_at = :now from typed
                            where cpd_note.id = typed.id and cpd_note.person_id = :person and typed.text <> ''
                        )
                        insert into cpd_note (id, person_id, meeting_id, item_id, about, text, changed_at)
                        select gen_random_uuid(), :person, :meeting, item, about, text, :now from typed
                        where id is null and text <> ''
                        """)
                .param("notes", json.writeValueAsString(written))
                .param("person", me.id().value())
                .param("meeting", meeting.value())
                .param("now", now())
                .update();
        choose(me.id(), day, form);
    }

    /** What differs from what is kept, one for each note that changed. */
    private static List<Written> written(CpdDay day, List<CpdQueries.Note> notes, DayForm form) {
        var known = notes.stream().collect(Collectors.toMap(CpdQueries.Note::key, Function.identity()));
        var written = new ArrayList<Written>();
        for (var typed : form.notes().entrySet()) {
            var kept = known.get(typed.getKey());
            var before = kept == null ? "" : kept.text();
            if (typed.getValue().equals(before)) {
                continue;
            }
            var was = form.was().getOrDefault(typed.getKey(), "");
            if (!was.equals(CpdQueries.Note.state(kept))) {
                throw new StaleVersion();
            }
            if (kept != null) {
                written.add(new Written(kept.id(), kept.itemId(), kept.about(), typed.getValue()));
            } else if (typed.getKey().equals(DayForm.DAY)) {
                written.add(new Written(null, null, "", typed.getValue()));
            } else {
                day.counted().lines().stream()
                        .map(CountedDay.Line::session)
                        .filter(session -> session.id().toString().equals(typed.getKey()))
                        .findFirst()
                        .ifPresent(session ->
                                written.add(new Written(null, session.id(), about(session), typed.getValue())));
            }
        }
        return written;
    }

    private static String about(Session session) {
        return session.title().isBlank() ? "–" : session.title();
    }

    private void choose(PersonId person, CpdDay day, DayForm form) {
        var said = new ArrayList<Map<String, Object>>();
        for (var choice : day.counted().choices()) {
            var room = form.room(choice.start());
            var now = choice.chosen() == null ? "" : String.valueOf(choice.chosen());
            // What is only guessed stays so until the person says otherwise.
            if (room == null || room.equals(now) || !known(choice, room)) {
                continue;
            }
            choice.rooms()
                    .forEach(one -> one.sessions()
                            .forEach(session -> said.add(Map.of(
                                    "item", session.id(), "attended", room.equals(String.valueOf(one.track()))))));
        }
        jdbc.sql("""
                        insert into cpd_choice (person_id, item_id, attended)
                        select :person, item, attended
                        from jsonb_to_recordset(cast(:said as jsonb)) as s (item uuid, attended boolean)
                        on conflict (person_id, item_id) do update set attended = excluded.attended
                        """)
                .param("person", person.value())
                .param("said", json.writeValueAsString(said))
                .update();
    }

    private static boolean known(CountedDay.Choice choice, String room) {
        return room.isEmpty() || choice.rooms().stream().anyMatch(one -> room.equals(String.valueOf(one.track())));
    }

    /** @throws Refused when the day is still to come, or there are too many */
    UUID add(CurrentPerson me, EventDetails details) {
        lock(me.id());
        requireOver(details);
        if (events.countByPersonId(me.id().value()) >= MOST_EVENTS) {
            throw new Refused("cpd.event.many", MOST_EVENTS);
        }
        // Pressed twice: once is meant. Of one title there may be two in a day.
        var same = queries.events(me.id()).stream()
                .filter(event -> event.details().equals(details))
                .findFirst();
        return same.map(CpdEventRow::id)
                .orElseGet(() -> events.save(CpdEvent.of(me.id(), details, clock.instant()))
                        .id());
    }

    /**
     * @throws NotFound when it is another's
     * @throws StaleVersion when it was changed meanwhile
     */
    void change(CurrentPerson me, UUID event, int version, EventDetails details) {
        var known = own(me, event);
        StaleVersion.check(version, known.version());
        requireOver(details);
        known.describe(details, clock.instant());
    }

    /** @throws NotFound when it is another's */
    @Transactional(readOnly = true)
    EventForm form(CurrentPerson me, UUID event) {
        var known = own(me, event);
        return EventForm.of(known.details(), known.version());
    }

    /**
     * Takes away what was learned elsewhere.
     *
     * @throws NotFound when it is gone, or another's
     */
    void remove(CurrentPerson me, UUID event) {
        events.delete(own(me, event));
    }

    private CpdEvent own(CurrentPerson me, UUID event) {
        return events.findByIdAndPersonId(event, me.id().value()).orElseThrow(NotFound::new);
    }

    private void requireOver(EventDetails details) {
        if (details.day()
                .isAfter(java.time.LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC)
                        .plusDays(1))) {
            throw new Refused("cpd.event.day.future");
        }
    }

    /** One thing at a time for one person, whatever windows they have open. */
    void lock(PersonId person) {
        Objects.requireNonNull(jdbc.sql("select id from person where id = ? for no key update")
                .param(person.value())
                .query(UUID.class)
                .single());
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
