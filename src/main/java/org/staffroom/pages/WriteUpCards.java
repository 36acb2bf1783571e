package org.staffroom.pages;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;
import org.staffroom.shared.Dates;

/** Published write-ups as cards: the latest of all, of a region, about a topic. */
@Component
class WriteUpCards {

    /** What people read in a minute. */
    private static final int WORDS_A_MINUTE = 220;

    /** As wide as a card is shown on a sharp screen, or the largest there is. */
    private static final int WIDTH = 800;

    private static final String CARDS = """
            select w.slug, w.title, w.summary, m.starts_at, r.slug as region_slug, r.name as region_name,
                   a.name as author, array_length(regexp_split_to_array(w.body, '\\s+'), 1) as words,
                   photo.id as photo, photo.name as photo_name, photo.widths, photo.alternative
            from write_up w
            join meeting m on m.id = w.meeting_id and m.status <> 'DRAFT'
            join region r on r.id = m.region_id
            join person a on a.id = w.author_id
            left join lateral (
                select f.id, f.name, f.widths, p.alternative from write_up_photo p join stored_file f on f.id = p.file_id
                where p.write_up_id = w.id and f.kind = 'IMAGE' order by p.position limit 1) photo on true
            where w.status = 'PUBLISHED'
            """;

    private final JdbcClient jdbc;
    private final Dates dates;

    WriteUpCards(JdbcClient jdbc, Dates dates) {
        this.jdbc = jdbc;
        this.dates = dates;
    }

    List<WriteUpCard> latest(int most) {
        return jdbc.sql(CARDS + "order by w.published_at desc, w.id limit :most")
                .param("most", most)
                .query(this::card)
                .list();
    }

    List<WriteUpCard> ofRegion(String region, int most) {
        return jdbc.sql(CARDS + """
                        and (r.slug = :region or exists (
                            select 1 from meeting_co_host c join region held on held.id = c.region_id
                            where c.meeting_id = m.id and c.accepted_at is not null and held.slug = :region))
                        order by w.published_at desc, w.id limit :most
                        """)
                .param("region", region)
                .param("most", most)
                .query(this::card)
                .list();
    }

    /** Write-ups of meetings at which a talk on the topic was given. */
    List<WriteUpCard> onTopic(String topic, int most) {
        return jdbc.sql(CARDS + """
                        and exists (
                            select 1 from agenda_item i
                            join presentation_topic pt on pt.presentation_id = i.presentation_id
                            join topic t on t.id = pt.topic_id
                            where i.meeting_id = m.id and t.slug = :topic)
                        order by w.published_at desc, w.id limit :most
                        """)
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
                Math.max(1, Math.round((float) row.getInt("words") / WORDS_A_MINUTE)),
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
