package org.staffroom.surveys;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Secret;

/** Reads what is asked, and what was answered as far as it may be seen. */
@Component
@Transactional(readOnly = true)
class FeedbackQueries {

    private static final String TALK = """
            t.id, coalesce(p.title, t.title) as title, coalesce(p.kind = 'VENDOR', t.vendor) as vendor,
            coalesce((select string_agg(s.name, ', ' order by ps.position)
                from presentation_speaker ps join person s on s.id = ps.person_id
                where ps.presentation_id = t.presentation_id), '') as speakers
            """;

    private static final String TALKS = "select " + TALK + """
            , m.title as meeting, m.slug, m.starts_at,
                (select string_agg(r.value || ':' || r.shown, ',') from feedback_rating r where r.talk_id = t.id) as ratings,
                coalesce((select array_agg(w.words order by w.id) from feedback_words w where w.talk_id = t.id and w.shown), '{}') as words
            from feedback_talk t join meeting m on m.id = t.meeting_id
            left join presentation p on p.id = t.presentation_id
            """;

    private final JdbcClient jdbc;
    private final MeetingAccess access;
    private final Secret secrets;
    private final Clock clock;

    FeedbackQueries(JdbcClient jdbc, MeetingAccess access, Secret secrets, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** What whoever holds the token is asked; empty when the token cannot be used, or not any more. */
    Optional<FeedbackPage> page(String token) {
        return jdbc.sql("""
                        select m.id as meeting, m.title, m.starts_at, r.name as region, f.closes_at
                        from feedback_token t join feedback f on f.meeting_id = t.meeting_id
                        join meeting m on m.id = f.meeting_id join region r on r.id = m.region_id
                        where t.hash = :hash and not f.closed and f.closes_at > :now
                        """)
                .param("hash", Feedback.hash(secrets, token))
                .param("now", Timestamp.from(clock.instant()))
                .query((row, number) -> new FeedbackPage(
                        row.getObject("meeting", UUID.class),
                        row.getString("title"),
                        row.getTimestamp("starts_at").toInstant(),
                        row.getString("region"),
                        row.getTimestamp("closes_at").toInstant(),
                        talks(row.getObject("meeting", UUID.class))))
                .optional();
    }

    private List<FeedbackTalk> talks(UUID meeting) {
        return jdbc.sql("select " + TALK + """
                        from feedback_talk t left join presentation p on p.id = t.presentation_id
                        where t.meeting_id = :meeting order by t.position
                        """)
                .param("meeting", meeting)
                .query(FeedbackTalk.class)
                .list();
    }

    private record Standing(int asked, int answered, int unread, boolean closed, Instant opensAt, Instant closesAt) {}

    /**
     * What its organisers see. Before there is enough, not even how many have answered: whoever knows who was asked could
     * watch the number.
     *
     * @throws NotFound for anybody else
     */
    FeedbackResults results(CurrentPerson me, MeetingId meeting) {
        access.requireOrganiser(me, meeting);
        return jdbc.sql("""
                        select asked, answered, unread, closed, opens_at, closes_at from feedback where meeting_id = :meeting
                        """)
                .param("meeting", meeting.value())
                .query(Standing.class)
                .optional()
                .map(standing -> results(meeting, standing))
                .orElse(FeedbackResults.NOT_ASKED);
    }

    private FeedbackResults results(MeetingId meeting, Standing standing) {
        var day = jdbc.sql("""
                        select string_agg(value || ':' || shown, ',') from feedback_rating
                        where meeting_id = :meeting and talk_id is null
                        """)
                .param("meeting", meeting.value())
                .query((row, number) -> scale(row.getString(1)))
                .single();
        var words = new HashMap<String, List<String>>();
        jdbc.sql("""
                        select question, words from feedback_words where meeting_id = :meeting and talk_id is null order by id
                        """).param("meeting", meeting.value()).query(row -> {
            words.computeIfAbsent(row.getString("question"), key -> new ArrayList<>())
                    .add(row.getString("words"));
        });
        var talks = jdbc.sql(TALKS + "where t.meeting_id = :meeting order by t.position")
                .param("meeting", meeting.value())
                .query(FeedbackQueries::talk)
                .list();
        return new FeedbackResults(
                standing.asked,
                standing.answered,
                standing.unread,
                standing.closed,
                standing.opensAt,
                standing.closesAt,
                day,
                talks,
                words);
    }

    /**
     * What was said of a talk wherever it was given, for its speakers; the newest first.
     *
     * @throws NotFound for whoever does not speak in it: ambassadors see it at their meetings
     */
    List<TalkResult> ofTalk(CurrentPerson me, String slug) {
        var talk = jdbc.sql("""
                        select p.id from presentation p join presentation_speaker s on s.presentation_id = p.id
                        where p.slug = :slug and s.person_id = :me
                        """)
                .param("slug", slug)
                .param("me", me.id().value())
                .query(UUID.class)
                .optional()
                .orElseThrow(NotFound::new);
        return jdbc.sql(TALKS + "where t.presentation_id = :talk order by m.starts_at desc, t.id")
                .param("talk", talk)
                .query(FeedbackQueries::talk)
                .list();
    }

    /** What too few have rated leaves the database as nothing. */
    private static TalkResult talk(ResultSet row, int number) throws SQLException {
        var scale = scale(row.getString("ratings"));
        return new TalkResult(
                row.getObject("id", UUID.class),
                row.getString("title"),
                row.getBoolean("vendor"),
                row.getString("speakers"),
                row.getString("meeting"),
                row.getString("slug"),
                row.getTimestamp("starts_at").toInstant(),
                scale.shown() ? scale : Scale.NONE,
                scale.shown() ? List.of((String[]) row.getArray("words").getArray()) : List.of());
    }

    private static Scale scale(@Nullable String pairs) {
        if (pairs == null) {
            return Scale.NONE;
        }
        Map<Integer, Integer> counts = Arrays.stream(pairs.split(","))
                .map(pair -> pair.split(":"))
                .collect(Collectors.toMap(pair -> Integer.valueOf(pair[0]), pair -> Integer.valueOf(pair[1])));
        return new Scale(java.util.stream.IntStream.rangeClosed(Answered.LEAST, Answered.MOST)
                .mapToObj(value -> counts.getOrDefault(value, 0))
                .toList());
    }
}
