package org.staffroom.surveys;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingId;
import org.staffroom.shared.DemoData;
import org.staffroom.shared.DemoFile;
import org.staffroom.shared.Secret;
import org.staffroom.shared.TravellingClock;

/**
 * What people said about the latest meetings of the demonstration. Of the newest one answers are still taken; its form can
 * be tried at {@code /feedback/} and {@link #TRY}.
 */
@Component
@Order(72)
@ConditionalOnBooleanProperty("staffroom.demo")
class FeedbackDemo implements DemoData {

    /** In place of one token of the newest meeting. */
    static final String TRY = "demonstration";

    private static final int MEETINGS = 14;

    private record Listed(List<String> talk, List<String> day, List<String> change, List<String> next) {}

    private record Held(UUID id, Instant startsAt, String zone) {}

    private record Dates(Instant opensAt, Instant closesAt) {}

    private final Feedback feedback;
    private final Secret secrets;
    private final JdbcClient jdbc;
    private final TravellingClock clock;
    private final Random chance = new Random(37);

    FeedbackDemo(Feedback feedback, Secret secrets, JdbcClient jdbc, TravellingClock clock) {
        this.feedback = feedback;
        this.secrets = secrets;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void load() {
        var now = Clock.systemUTC().instant();
        var listed = DemoFile.one("feedback.yaml", Listed.class);
        var meetings =
                jdbc.sql("""
                        select m.id, m.starts_at, m.zone from meeting m
                        where m.status = 'PUBLISHED' and m.recorded_at is null and m.ends_at < now() - interval '2 days'
                          and exists (select 1 from attendance a where a.meeting_id = m.id)
                        order by m.starts_at desc limit :meetings
                        """).param("meetings", MEETINGS).query(Held.class).list();
        for (var at = 0; at < meetings.size(); at++) {
            said(meetings.get(at), listed, now, at == 0);
        }
        clock.comeBack();
    }

    private void said(Held held, Listed listed, Instant now, boolean newest) {
        var meeting = new MeetingId(held.id);
        var zone = ZoneId.of(held.zone);
        clock.travelTo(held.startsAt
                .atZone(zone)
                .toLocalDate()
                .plusDays(1)
                .atTime(LocalTime.of(10, 0))
                .atZone(zone)
                .toInstant());
        var tickets = new ArrayList<>(feedback.ask(meeting, zone));
        if (tickets.isEmpty()) {
            return;
        }
        Collections.shuffle(tickets, chance);
        var talks = jdbc.sql("select id from feedback_talk where meeting_id = ? order by position")
                .param(held.id)
                .query(UUID.class)
                .list();
        var words = new Pools(listed);
        tickets.stream()
                .limit(Math.round(tickets.size() * (0.45 + chance.nextDouble() * 0.3)))
                .forEach(ticket -> feedback.answer(ticket.token(), answer(talks, words)));
        var dates = jdbc.sql("select opens_at, closes_at from feedback where meeting_id = ?")
                .param(held.id)
                .query(Dates.class)
                .single();
        if (dates.opensAt.isBefore(now)) {
            clock.travelTo(dates.opensAt);
            feedback.open(meeting);
        }
        if (dates.closesAt.isBefore(now)) {
            clock.travelTo(dates.closesAt);
            feedback.close(meeting);
        } else if (newest) {
            jdbc.sql("""
                            update feedback_token set hash = :hash
                            where hash = (select hash from feedback_token where meeting_id = :meeting limit 1)
                            """)
                    .param("hash", Feedback.hash(secrets, TRY))
                    .param("meeting", held.id)
                    .update();
        }
    }

    private Answered answer(List<UUID> talks, Pools words) {
        var ratings = new HashMap<UUID, Integer>();
        var said = new HashMap<UUID, String>();
        for (var at = 0; at < talks.size(); at++) {
            if (chance.nextInt(100) < 85) {
                // Some talks are liked better than others.
                ratings.put(talks.get(at), rating(at % 4 == 2 ? 2.9 : 4.1));
                if (chance.nextInt(100) < 12) {
                    said.put(talks.get(at), words.next("talk"));
                }
            }
        }
        said.values().removeIf(String::isEmpty);
        return new Answered(
                ratings,
                said,
                rating(4.3),
                sometimes(words, "day"),
                sometimes(words, "change"),
                sometimes(words, "next"));
    }

    private int rating(double around) {
        return (int) Math.max(
                Answered.LEAST, Math.min(Answered.MOST, Math.round(around + chance.nextGaussian() * 0.85)));
    }

    private String sometimes(Pools words, String pool) {
        return chance.nextInt(100) < 30 ? words.next(pool) : "";
    }

    /** Each text once a meeting. */
    private final class Pools {

        private final Map<String, List<String>> left;

        Pools(Listed listed) {
            left = Map.of(
                    "talk", shuffled(listed.talk),
                    "day", shuffled(listed.day),
                    "change", shuffled(listed.change),
                    "next", shuffled(listed.next));
        }

        private List<String> shuffled(List<String> texts) {
            var copy = new ArrayList<>(texts);
            Collections.shuffle(copy, chance);
            return copy;
        }

        String next(String pool) {
            var texts = left.getOrDefault(pool, List.of());
            return texts.isEmpty() ? "" : texts.remove(texts.size() - 1);
        }
    }
}
