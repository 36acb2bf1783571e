package org.staffroom.surveys;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Secret;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks those who were there, takes answers, and opens them when there are enough. What is written here must not join a
 * person and an answer, now or for whoever compares two copies of the database: answering takes away one token and adds
 * one sealed answer, and touches nothing else; nothing is recorded of it in the audit. What is shown of a question grows by
 * five ratings at least, or not at all.
 */
@Service
@Transactional
class Feedback {

    /** So many answers are opened at once, or none; fewer people are not even asked. */
    static final int ENOUGH = 5;

    private static final int REMINDED_AFTER = 4;
    private static final int OPENED_AFTER = 7;
    private static final int CLOSED_AFTER = 21;
    private static final LocalTime REMINDED_AT = LocalTime.of(10, 0);
    private static final LocalTime OPENED_AT = LocalTime.of(7, 0);
    private static final LocalTime CLOSED_AT = LocalTime.of(20, 0);

    private static final String ASKED = """
            select p.id from person p
            where p.status = 'ACTIVE' and p.email is not null
              and not exists (select 1 from news_stopped n where n.person_id = p.id and n.kind = 'REMINDERS')
              and p.id in (select person_id from came where meeting_id = :meeting)
            """;

    private static final String TALKS = """
            insert into feedback_talk (id, meeting_id, position, title, vendor, presentation_id)
            select gen_random_uuid(), i.meeting_id, row_number() over (order by i.start_minute, i.track, i.id) - 1,
                   left(coalesce(p.title, i.title), 200), i.kind = 'VENDOR_TALK', i.presentation_id
            from agenda_item i left join presentation p on p.id = i.presentation_id
            where i.meeting_id = :meeting and coalesce(p.title, i.title, '') <> ''
              and (i.presentation_id is not null or i.kind in ('MEMBER_TALK', 'VENDOR_TALK', 'PANEL'))
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Secret secrets;
    private final Seal seal;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom chance = new SecureRandom();

    Feedback(
            JdbcClient jdbc,
            JsonMapper json,
            Secret secrets,
            Seal seal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.secrets = secrets;
        this.seal = seal;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Asks everybody who was there, all in the same moment, so that no token stands beside one person's mail. Those who
     * are marked as here later are not asked any more.
     *
     * @return with what they answer; empty when too few were there, or they have been asked
     */
    List<FeedbackTicket> ask(MeetingId meeting, ZoneId zone) {
        var people = jdbc.sql(ASKED)
                .param("meeting", meeting.value())
                .query(UUID.class)
                .list();
        var now = clock.instant();
        var day = now.atZone(zone).toLocalDate();
        var closesAt = day.plusDays(CLOSED_AFTER).atTime(CLOSED_AT).atZone(zone).toInstant();
        if (people.size() < ENOUGH
                || jdbc.sql("""
                                insert into feedback (meeting_id, asked_at, opens_at, closes_at, asked)
                                values (:meeting, :now, :opens, :closes, :asked) on conflict do nothing
                                """)
                                .param("meeting", meeting.value())
                                .param("now", Timestamp.from(now))
                                .param(
                                        "opens",
                                        Timestamp.from(day.plusDays(OPENED_AFTER)
                                                .atTime(OPENED_AT)
                                                .atZone(zone)
                                                .toInstant()))
                                .param("closes", Timestamp.from(closesAt))
                                .param("asked", people.size())
                                .update()
                        == 0) {
            return List.of();
        }
        jdbc.sql(TALKS).param("meeting", meeting.value()).update();
        var tickets = people.stream()
                .map(person -> new FeedbackTicket(new PersonId(person), Secret.token()))
                .toList();
        jdbc.sql("""
                        insert into feedback_token (hash, meeting_id)
                        select decode(hash, 'hex'), :meeting from unnest(string_to_array(:hashes, ',')) as hash order by hash
                        """)
                .param("meeting", meeting.value())
                .param(
                        "hashes",
                        tickets.stream()
                                .map(ticket -> HexFormat.of().formatHex(hash(ticket.token())))
                                .collect(Collectors.joining(",")))
                .update();
        events.publishEvent(new FeedbackAsked(
                meeting,
                tickets,
                day.plusDays(REMINDED_AFTER).atTime(REMINDED_AT).atZone(zone).toInstant(),
                closesAt));
        return tickets;
    }

    /**
     * Takes an answer: the token is gone, the answer sealed.
     *
     * @return false when the token is no token, was used, or is of a meeting that takes no more answers
     */
    boolean answer(String token, Answered answered) {
        // Whoever closes or opens waits for answers on their way; none comes after the end.
        var meeting = jdbc.sql("""
                        select f.meeting_id from feedback_token t join feedback f on f.meeting_id = t.meeting_id
                        where t.hash = :hash and not f.closed and f.closes_at > :now for share of f
                        """)
                .param("hash", hash(token))
                .param("now", Timestamp.from(clock.instant()))
                .query(UUID.class)
                .optional();
        // Pressed twice, the second waits here and finds nothing.
        if (meeting.isEmpty()
                || jdbc.sql("delete from feedback_token where hash = ?")
                                .param(hash(token))
                                .update()
                        == 0) {
            return false;
        }
        jdbc.sql("insert into feedback_sealed (id, meeting_id, answers) values (?, ?, ?)")
                .params(UUID.randomUUID(), meeting.get(), seal.close(answered))
                .update();
        return true;
    }

    /** Opens what waits, if it is enough; answers with how many. */
    int open(MeetingId meeting) {
        lock(meeting);
        if (waiting(meeting) < ENOUGH) {
            return 0;
        }
        var answers = jdbc.sql("delete from feedback_sealed where meeting_id = ? returning answers")
                .param(meeting.value())
                .query((row, number) -> seal.open(row.getBytes("answers")))
                .list();
        mix(meeting, answers);
        jdbc.sql("update feedback set answered = answered + ? where meeting_id = ?")
                .params(answers.size(), meeting.value())
                .update();
        events.publishEvent(new FeedbackOpened(meeting));
        return answers.size();
    }

    /**
     * Takes no more answers. The last ones are opened; too few of them are deleted unread, as was promised, and so is what too
     * few have said of one question.
     */
    void close(MeetingId meeting) {
        lock(meeting);
        jdbc.sql("delete from feedback_token where meeting_id = ?")
                .param(meeting.value())
                .update();
        open(meeting);
        var unread = jdbc.sql("delete from feedback_sealed where meeting_id = ?")
                .param(meeting.value())
                .update();
        jdbc.sql("delete from feedback_words where meeting_id = ? and not shown")
                .param(meeting.value())
                .update();
        jdbc.sql("delete from feedback_rating where meeting_id = ? and shown = 0")
                .param(meeting.value())
                .update();
        jdbc.sql("update feedback_rating set given = shown where meeting_id = ? and given > shown")
                .param(meeting.value())
                .update();
        jdbc.sql("update feedback set closed = true, unread = ? where meeting_id = ?")
                .params(unread, meeting.value())
                .update();
    }

    private void lock(MeetingId meeting) {
        jdbc.sql("select 1 from feedback where meeting_id = ? for no key update")
                .param(meeting.value())
                .query(Integer.class)
                .single();
    }

    private int waiting(MeetingId meeting) {
        return jdbc.sql("select count(*) from feedback_sealed where meeting_id = ?")
                .param(meeting.value())
                .query(Integer.class)
                .single();
    }

    /** @param talk null for the day as a whole */
    private record Rated(@Nullable UUID talk, int value, int given, int shown) {

        String key() {
            return about(talk) + ":" + value;
        }

        Rated and(Rated more) {
            return new Rated(talk, value, given + more.given, shown + more.shown);
        }
    }

    /** @param talk null for what is not said of a talk */
    private record Said(UUID id, @Nullable UUID talk, String question, String words, boolean shown) {

        static Said now(@Nullable UUID talk, String question, String words) {
            return new Said(UUID.randomUUID(), talk, question, words, talk == null);
        }

        Said anew(boolean enough) {
            return new Said(UUID.randomUUID(), talk, question, words, shown || enough);
        }
    }

    private static String about(@Nullable UUID talk) {
        return Objects.toString(talk, "the day");
    }

    /** All that was said at the meeting, old and new, in rows that tell nothing of when they came. */
    private void mix(MeetingId meeting, List<Answered> answers) {
        var ratings = jdbc.sql(
                        "delete from feedback_rating where meeting_id = ? returning talk_id as talk, value, given, shown")
                .param(meeting.value())
                .query(Rated.class)
                .list();
        var sum = new TreeMap<String, Rated>();
        ratings.forEach(one -> add(sum, one));
        var words = new ArrayList<Said>(jdbc.sql(
                        "delete from feedback_words where meeting_id = ? returning id, talk_id as talk, question, words, shown")
                .param(meeting.value())
                .query(Said.class)
                .list());
        for (var one : answers) {
            one.ratings().forEach((talk, value) -> add(sum, new Rated(talk, value, 1, 0)));
            if (one.day() != null) {
                add(sum, new Rated(null, one.day(), 1, 0));
            }
            one.words().forEach((talk, text) -> words.add(Said.now(talk, "TALK", text)));
            Map.of("DAY", one.dayWords(), "CHANGE", one.change(), "NEXT", one.next())
                    .forEach((question, text) -> {
                        if (!text.isEmpty()) {
                            words.add(Said.now(null, question, text));
                        }
                    });
        }
        Collections.shuffle(words, chance);
        var enough = sum.values().stream()
                .collect(Collectors.groupingBy(
                        one -> about(one.talk), Collectors.summingInt(one -> one.given - one.shown)));
        enough.values().removeIf(more -> more < ENOUGH);
        jdbc.sql("""
                        insert into feedback_rating (meeting_id, talk_id, value, given, shown)
                        select :meeting, r.talk, r.value, r.given, r.shown
                        from jsonb_to_recordset(cast(:rows as jsonb)) as r (talk uuid, value int, given int, shown int)
                        """)
                .param("meeting", meeting.value())
                .param(
                        "rows",
                        json.writeValueAsString(sum.values().stream()
                                .map(one -> enough.containsKey(about(one.talk))
                                        ? new Rated(one.talk, one.value, one.given, one.given)
                                        : one)
                                .toList()))
                .update();
        jdbc.sql("""
                        insert into feedback_words (id, meeting_id, talk_id, question, words, shown)
                        select w.id, :meeting, w.talk, w.question, w.words, w.shown
                        from jsonb_to_recordset(cast(:rows as jsonb))
                            as w (id uuid, talk uuid, question text, words text, shown boolean)
                        """)
                .param("meeting", meeting.value())
                .param(
                        "rows",
                        json.writeValueAsString(words.stream()
                                .map(one -> one.anew(enough.containsKey(about(one.talk))))
                                .toList()))
                .update();
    }

    private static void add(Map<String, Rated> sum, Rated more) {
        sum.merge(more.key(), more, Rated::and);
    }

    private byte[] hash(String token) {
        return hash(secrets, token);
    }

    static byte[] hash(Secret secrets, String token) {
        return secrets.hash("feedback", token);
    }
}
