package org.staffroom.pages;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.people.PersonId;
import org.staffroom.reading.WriteUpQueries;
import org.staffroom.reading.WriteUpRow;
import org.staffroom.shared.Dates;

/** Published write-ups as cards: the latest of all, about a topic. */
@Component
class WriteUpCards {

    /** What somebody follows comes ahead of the rest for so long. */
    private static final Duration NEW = Duration.ofDays(120);

    /**
     * The few that are shown are chosen first. To be filled in: minutes, what of it the reader follows, one more condition
     * on the write-up or its meeting, and twice what comes first.
     */
    private static final String CARDS = """
            select w.slug, w.title, w.summary, w.starts_at, r.slug as region_slug, r.name as region_name,
                   a.name as author, %s as minutes, w.names,
                   f.id as file_id, f.name as file_name, f.media_type, f.bytes, f.widths, f.height, photo.alternative
            from (
                select w.* from (
                    select w.*, m.starts_at, m.region_id, %s as names from write_up w join meeting m on m.id = w.meeting_id
                    where w.status = 'PUBLISHED' and m.status <> 'DRAFT' and %s) w
                order by %s w.published_at desc, w.id limit :most) w
            join region r on r.id = w.region_id
            join person a on a.id = w.author_id
            left join lateral (
                select file_id, alternative from write_up_picture
                where write_up_id = w.id order by position, file_id limit 1) photo on true
            left join stored_file f on f.id = photo.file_id
            order by %s w.published_at desc, w.id
            """;

    private static final String NOBODY = "array[]::text[]";
    private static final String FOLLOWED_FIRST = "(w.names = '{}' or w.published_at < :since),";

    private final JdbcClient jdbc;
    private final Dates dates;
    private final Clock clock;

    WriteUpCards(JdbcClient jdbc, Dates dates, Clock clock) {
        this.jdbc = jdbc;
        this.dates = dates;
        this.clock = clock;
    }

    List<WriteUpRow> latest(int most) {
        return jdbc.sql(CARDS.formatted(WriteUpQueries.MINUTES, NOBODY, "true", "", ""))
                .param("most", most)
                .query(this::card)
                .list();
    }

    /** As {@link #latest}, those of what the person follows first. */
    List<Suggested<WriteUpRow>> latestFor(PersonId person, int most) {
        return jdbc.sql(CARDS.formatted(
                        WriteUpQueries.MINUTES, Follows.OF_MEETING, "true", FOLLOWED_FIRST, FOLLOWED_FIRST))
                .param("person", person.value())
                .param("since", Timestamp.from(clock.instant().minus(NEW)))
                .param("most", most)
                .query((row, number) -> new Suggested<>(card(row, number), Follows.names(row.getArray("names"))))
                .list();
    }

    /** Write-ups of meetings at which a talk on the topic was given. */
    List<WriteUpRow> onTopic(String topic, int most) {
        return jdbc.sql(CARDS.formatted(WriteUpQueries.MINUTES, NOBODY, """
                        exists (
                            select 1 from agenda_item i
                            join presentation_topic pt on pt.presentation_id = i.presentation_id
                            join topic t on t.id = pt.topic_id
                            where i.meeting_id = m.id and t.slug = :topic)
                        """, "", ""))
                .param("topic", topic)
                .param("most", most)
                .query(this::card)
                .list();
    }

    private WriteUpRow card(ResultSet row, int number) throws SQLException {
        return WriteUpRow.read(row, dates);
    }
}
