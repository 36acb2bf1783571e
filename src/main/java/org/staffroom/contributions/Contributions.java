package org.staffroom.contributions;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Audit;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.writeups.WordsArrived;
import org.staffroom.writeups.WriteUpAccess;
import org.staffroom.writeups.WriteUpId;

/**
 * Asks the speakers of a meeting for two sentences on their talks, for the organisers' report, and puts what they say into
 * the section of the talk. What the author made of it is never overwritten, and nothing comes onto a published page unread.
 */
@Service
@Transactional
public class Contributions {

    /** After the first publication. */
    static final Duration OPEN_AFTERWARDS = Duration.ofDays(14);

    static final Duration SILENT = Duration.ofDays(5);

    private record State(
            UUID meetingId,
            boolean official,
            boolean published,
            @Nullable Instant publishedAt,
            Instant startsAt) {

        boolean isClosed(Instant now) {
            return publishedAt != null && !now.isBefore(publishedAt.plus(OPEN_AFTERWARDS));
        }
    }

    /** Of one person on one talk. */
    private record Asked(UUID id, UUID personId) {}

    private record Silent(UUID id, UUID writeUpId, UUID personId) {}

    private final TalkWordsRepository repository;
    private final WriteUpAccess access;
    private final WordsArrived arrivals;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Contributions(
            TalkWordsRepository repository,
            WriteUpAccess access,
            WordsArrived arrivals,
            JdbcClient jdbc,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.access = access;
        this.arrivals = arrivals;
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Asks every speaker who can be written to and was not asked before. Those who write it anyway are left out.
     *
     * @return how many people
     */
    public int ask(CurrentPerson me, WriteUpId id) {
        access.requireOwner(me, id);
        var state = state(id);
        if (!state.official) {
            throw new Refused("contributions.refused.not-official");
        }
        if (clock.instant().isBefore(state.startsAt)) {
            throw new Refused("contributions.refused.not-held-yet");
        }
        if (state.isClosed(clock.instant())) {
            throw new Refused("contributions.refused.closed");
        }
        var asked = jdbc.sql(
                        "insert into talk_words (id, write_up_id, person_id, agenda_item_id, talk, vendor, asked_by, asked_at)\n"
                                + "select gen_random_uuid(), :writeUp, s.person_id, s.item_id, left(s.talk, 200), s.vendor, :me, :now from ("
                                + ContributionQueries.SPEAKERS + """
                        ) s join write_up w on w.id = :writeUp
                        where s.email is not null and s.person_id <> w.author_id
                          and not exists (
                            select 1 from write_up_co_author c where c.write_up_id = w.id and c.person_id = s.person_id)
                          and not exists (
                            select 1 from talk_words t where t.agenda_item_id = s.item_id and t.person_id = s.person_id)
                        returning id, person_id
                        """)
                .param("writeUp", id.value())
                .param("meeting", state.meetingId)
                .param("me", me.id().value())
                .param("now", now())
                .query(Asked.class)
                .list();
        if (!asked.isEmpty()) {
            audit.record(me.id().value(), "speakers asked", "write_up", id.value());
            events.publishEvent(
                    new SpeakersAsked(id, asked.stream().map(Asked::id).toList(), false));
        }
        return (int) asked.stream().map(Asked::personId).distinct().count();
    }

    /** Those who have said nothing for some days, once, while nobody has read the report. @return how many people */
    public int remindDue() {
        var silent = jdbc.sql("""
                        update talk_words t set reminded_at = :now from write_up w
                        where w.id = t.write_up_id and w.published_at is null
                          and t.said_at is null and t.reminded_at is null and t.asked_at <= :before
                          and not exists (
                            select 1 from write_up_co_author c where c.write_up_id = w.id and c.person_id = t.person_id)
                        returning t.id, t.write_up_id, t.person_id
                        """)
                .param("now", now())
                .param("before", Timestamp.from(clock.instant().minus(SILENT)))
                .query(Silent.class)
                .list();
        silent.stream()
                .collect(Collectors.groupingBy(Silent::writeUpId, Collectors.mapping(Silent::id, Collectors.toList())))
                .forEach((writeUp, asked) ->
                        events.publishEvent(new SpeakersAsked(new WriteUpId(writeUp), asked, true)));
        return (int) silent.stream()
                .map(one -> Map.entry(one.writeUpId, one.personId))
                .distinct()
                .count();
    }

    /**
     * What a speaker says, or says anew; the caller has checked that it is them. Words on a page that others read already,
     * and words that there is no room for, wait for its author.
     *
     * @throws Refused when it is too long, nothing, or too late
     */
    public void say(PersonId person, WriteUpId writeUp, UUID id, String typed) {
        var state = state(writeUp);
        var asked = repository.locked(id);
        if (!asked.isOf(person, writeUp)) {
            throw new NotFound();
        }
        if (state.isClosed(clock.instant())) {
            throw new Refused("contributions.refused.closed");
        }
        if (!asked.say(typed, clock.instant())) {
            return;
        }
        if (!state.published && (asked.block().isEmpty() || arrivals.holds(writeUp, asked.block()))) {
            place(asked, person);
        }
        repository.flush();
    }

    /** By whoever may edit it: puts in the newer words. */
    public void accept(CurrentPerson me, WriteUpId writeUp, UUID id) {
        if (!place(waiting(me, writeUp, id), me.id())) {
            throw new Refused("contributions.refused.no-room");
        }
        repository.flush();
        audit.record(me.id().value(), "words taken over", "write_up", writeUp.value());
    }

    /** By whoever may edit it: leaves the text as it is. */
    public void leave(CurrentPerson me, WriteUpId writeUp, UUID id) {
        waiting(me, writeUp, id).leave();
        repository.flush();
    }

    private TalkWords waiting(CurrentPerson me, WriteUpId writeUp, UUID id) {
        access.requireEditor(me, writeUp);
        state(writeUp);
        var asked = repository.locked(id);
        if (!asked.writeUp().equals(writeUp)) {
            throw new NotFound();
        }
        return asked;
    }

    /** @return false when the text has no room for them */
    private boolean place(TalkWords asked, PersonId by) {
        asked.requireWaiting();
        var name = jdbc.sql("select name from person where id = ?")
                .param(asked.person().value())
                .query(String.class)
                .single();
        var block = WordsArrived.quotation(asked.words(), name);
        if (!arrivals.place(asked.writeUp(), by, asked.talk(), block, asked.block())) {
            return false;
        }
        asked.placed(block);
        return true;
    }

    /** Locked, so that it is not published in between; ahead of the words, as whoever throws the report away locks them. */
    private State state(WriteUpId id) {
        return jdbc.sql("""
                        select w.meeting_id, w.official, w.status = 'PUBLISHED' as published, w.published_at, m.starts_at
                        from write_up w join meeting m on m.id = w.meeting_id where w.id = ? for update of w
                        """).param(id.value()).query(State.class).optional().orElseThrow(NotFound::new);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
