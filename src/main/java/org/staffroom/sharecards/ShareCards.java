package org.staffroom.sharecards;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.staffroom.shared.Dates;
import org.staffroom.shared.Ids;
import org.staffroom.shared.Network;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Words;

/**
 * Pictures of what is published, kept in the database so that each is drawn once for all instances: soon after publication by
 * a job, else by whoever asks first. What stands on one is compared each time, so that none is older than its page.
 */
@Service
class ShareCards {

    /** What a picture is of. */
    enum Of {
        WRITE_UP("write_up_id", """
                select w.id, w.title, r.name as region, r.hue, m.starts_at, m.status, w.slug
                from write_up w join meeting m on m.id = w.meeting_id join region r on r.id = m.region_id
                where w.status = 'PUBLISHED'
                """, "w.slug", "w.id", "w.published_at"),
        MEETING("meeting_id", """
                select m.id, m.title, r.name as region, r.hue, m.starts_at, m.status, m.slug
                from meeting m join region r on r.id = m.region_id where m.status <> 'DRAFT'
                """, "m.slug", "m.id", "m.published_at");

        private final String column;
        private final String sql;
        private final String slug;
        private final String id;
        private final String published;

        Of(String column, String sql, String slug, String id, String published) {
            this.column = column;
            this.sql = sql;
            this.slug = slug;
            this.id = id;
            this.published = published;
        }
    }

    /** A picture. @param tag the same for the same bytes */
    record Picture(byte[] png, String tag) {}

    private record Subject(UUID id, ShareCard card) {}

    private static final Duration RECENT = Duration.ofDays(2);
    private static final int AT_ONCE = 20;
    private static final long PATIENCE_SECONDS = 5;

    private final JdbcClient jdbc;
    private final Dates dates;
    private final Network network;
    private final Words words;
    private final Clock clock;
    private final Semaphore easel = new Semaphore(1);

    ShareCards(JdbcClient jdbc, Dates dates, Network network, Words words, Clock clock) {
        this.jdbc = jdbc;
        this.dates = dates;
        this.network = network;
        this.words = words;
        this.clock = clock;
    }

    /**
     * The picture of something published at an address; empty for anything else.
     *
     * @throws Refused when so many are drawn at this moment that it would take too long
     */
    Optional<Picture> find(Of kind, String slug) {
        return subjects(kind, kind.slug + " = :slug", "slug", slug).stream()
                .findFirst()
                .map(subject -> kept(kind, subject).orElseGet(() -> drawn(kind, subject)));
    }

    /** Draws what was published lately and has no picture. @return how many */
    int drawNew() {
        var done = 0;
        for (var kind : Of.values()) {
            var missing = subjects(
                    kind,
                    kind.published + " > :since and not exists (select 1 from share_card s where s." + kind.column
                            + " = " + kind.id + ") order by " + kind.published + " desc limit " + AT_ONCE,
                    "since",
                    Timestamp.from(clock.instant().minus(RECENT)));
            missing.forEach(subject -> drawn(kind, subject));
            done += missing.size();
        }
        return done;
    }

    private List<Subject> subjects(Of kind, String condition, String name, Object value) {
        return jdbc.sql(kind.sql + " and " + condition)
                .param(name, value)
                .query((row, number) -> new Subject(
                        row.getObject("id", UUID.class),
                        new ShareCard(
                                words.of("sharecards." + kind),
                                row.getString("title"),
                                row.getString("region"),
                                row.getInt("hue"),
                                row.getString("status").equals("POSTPONED") && kind == Of.MEETING
                                        ? words.of("sharecards.date-to-follow")
                                        : dates.day(
                                                row.getTimestamp("starts_at").toInstant()),
                                row.getString("status").equals("CANCELLED") && kind == Of.MEETING
                                        ? words.of("sharecards.cancelled")
                                        : "",
                                network.networkName())))
                .list();
    }

    private Optional<Picture> kept(Of kind, Subject subject) {
        return jdbc.sql("select png from share_card where " + kind.column + " = ? and fingerprint = ?")
                .params(subject.id, subject.card.fingerprint())
                .query(byte[].class)
                .optional()
                .map(png -> new Picture(png, subject.card.fingerprint()));
    }

    /** One at a time: it takes a moment of a processor, and nobody must be able to ask for many moments. */
    private Picture drawn(Of kind, Subject subject) {
        var print = subject.card.fingerprint();
        if (!acquired()) {
            throw new Refused("sharecards.refused.busy");
        }
        try {
            var meanwhile = kept(kind, subject).orElse(null);
            if (meanwhile != null) {
                return meanwhile;
            }
            var png = ShareCardDrawing.png(subject.card);
            jdbc.sql("""
                            insert into share_card (id, %1$s, fingerprint, png, made_at) values (:id, :subject, :print, :png, :now)
                            on conflict (%1$s) do update
                                set fingerprint = excluded.fingerprint, png = excluded.png, made_at = excluded.made_at
                            """.formatted(kind.column))
                    .param("id", Ids.next())
                    .param("subject", subject.id)
                    .param("print", print)
                    .param("png", png)
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
            return new Picture(png, print);
        } finally {
            easel.release();
        }
    }

    private boolean acquired() {
        try {
            return easel.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
