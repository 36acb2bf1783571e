package org.staffroom.surveys;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingId;

/** What is due of feedback: asking, opening, closing. Run any number of times, it does nothing twice. */
@Component
class FeedbackRounds {

    private static final Logger log = LoggerFactory.getLogger(FeedbackRounds.class);

    private static final LocalTime ASKED_AT = LocalTime.of(10, 0);

    /** After that nobody is asked any more. */
    private static final Duration LATEST = Duration.ofDays(6);

    private final JdbcClient jdbc;
    private final Feedback feedback;
    private final Clock clock;

    FeedbackRounds(JdbcClient jdbc, Feedback feedback, Clock clock) {
        this.jdbc = jdbc;
        this.feedback = feedback;
        this.clock = clock;
    }

    private record Held(UUID id, Instant startsAt, String zone, boolean door) {

        /** The morning after; where nobody has said who came, a day is left for it. */
        Instant asksAt() {
            var there = ZoneId.of(zone);
            return startsAt.atZone(there)
                    .toLocalDate()
                    .plusDays(door ? 1 : 2)
                    .atTime(ASKED_AT)
                    .atZone(there)
                    .toInstant();
        }
    }

    void run() {
        var now = clock.instant();
        jdbc
                .sql("""
                        select m.id, m.starts_at, m.zone,
                            exists (select 1 from attendance a where a.meeting_id = m.id and a.way <> 'GUEST') as door
                        from meeting m
                        where m.status = 'PUBLISHED' and m.recorded_at is null and m.ends_at between :since and :now
                          and not exists (select 1 from feedback f where f.meeting_id = m.id)
                        """)
                .param("since", Timestamp.from(now.minus(LATEST)))
                .param("now", Timestamp.from(now))
                .query(Held.class)
                .list()
                .stream()
                .filter(held -> !now.isBefore(held.asksAt()))
                .forEach(held -> each(held.id, meeting -> feedback.ask(meeting, ZoneId.of(held.zone))));
        due("closes_at <= :now", feedback::close);
        due("opens_at <= :now", feedback::open);
    }

    private void due(String when, Consumer<MeetingId> then) {
        jdbc.sql("select meeting_id from feedback where not closed and " + when)
                .param("now", Timestamp.from(clock.instant()))
                .query(UUID.class)
                .list()
                .forEach(meeting -> each(meeting, then));
    }

    /** One that goes wrong does not hold up the others. */
    private static void each(UUID meeting, Consumer<MeetingId> then) {
        try {
            then.accept(new MeetingId(meeting));
        } catch (RuntimeException e) {
            log.error(
                    "Feedback on meeting {} must wait: {}",
                    meeting,
                    e.getClass().getName());
        }
    }
}
