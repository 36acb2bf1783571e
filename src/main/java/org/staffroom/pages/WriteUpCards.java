package org.staffroom.pages;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Dates;
import org.staffroom.writeups.WriteUpQueries;

/** Published write-ups as cards: the latest of all, about a topic. */
@Component
class WriteUpCards {

    /** As wide as a card is shown on a sharp screen, or the largest there is. */
    private static final int WIDTH = 800;

    /** What somebody follows comes ahead of the rest for so long. */
    private static final Duration NEW = Duration.ofDays(120);

    /**
     * The few that are shown are chosen first. To be filled in: minutes, what of it the reader follows, one more condition
     * on the write-up or its meeting, and twice what comes first.
     */
    private static final String CARDS = """
            select w.slug, w.title, w.summary, w.starts_at, r.slug as region_slug, r.name as region_name,
                   a.name as author, %s as minutes, w.names,
                   photo.id as photo, photo.name as photo_name, photo.widths, photo.alternative
            from (
                select w.* from (
                    select w.*, m.starts_at, m.region_id, %s as names from write_up w join meeting m on m.id = w.meeting_id
                    where w.status = 'PUBLISHED' and m.status <> 'DRAFT' and %s) w
                order by %s w.published_at desc, w.id limit :most) w
            join region r on r.id = w.region_id
            join person a on a.id = w.author_id
            left join lateral (
                select f.id, f.name, f.widths, p.alternative from write_up_picture p join stored_file f on f.id = p.file_id
                where p.write_up_id = w.id and f.kind = 'IMAGE' order by p.position limit 1) photo on true
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

    List<WriteUpCard> latest(int most) {
        return jdbc.sql(CARDS.formatted(WriteUpQueries.MINUTES, NOBODY, "true", "", ""))
                .param("most", most)
                .query(this::card)
                .list();
    }

    /** As {@link #latest}, those of what the person follows first. */
    List<Suggested<WriteUpCard>> latestFor(PersonId person, int most) {
        return jdbc.sql(CARDS.formatted(
                        WriteUpQueries.MINUTES, Follows.OF_MEETING, "true", FOLLOWED_FIRST, FOLLOWED_FIRST))
                .param("person", person.value())
                .param("since", Timestamp.from(clock.instant().minus(NEW)))
                .param("most", most)
                .query((row, number) -> new Suggested<>(card(row, number), Follows.names(row.getArray("names"))))
                .list();
    }

    /** Write-ups of meetings at which a talk on the topic was given. */
    List<WriteUpCard> onTopic(String topic, int most) {
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

    private WriteUpCard card(ResultSet row, int number) throws SQLException {
        return new WriteUpCard(
                row.getString("slug"),
                row.getString("title"),
                row.getString("summary"),
                row.getString("region_slug"),
                row.getString("region_name"),
                dates.shortDay(row.getTimestamp("starts_at").toInstant()),
                row.getString("author"),
                row.getInt("minutes"),
                photo(row),
                row.getString("alternative"));
    }

    private static @Nullable String photo(ResultSet row) throws SQLException {
        var id = row.getObject("photo", UUID.class);
        if (id == null) {
            return null;
        }
        var widths = (Integer[]) row.getArray("widths").getArray();
        var width = Arrays.stream(widths)
                .filter(wide -> wide >= WIDTH)
                .min(Integer::compare)
                .orElse(widths[widths.length - 1]);
        return "/files/" + id + "/" + width + "/" + UriUtils.encodePathSegment(row.getString("photo_name"), "UTF-8");
    }
}
