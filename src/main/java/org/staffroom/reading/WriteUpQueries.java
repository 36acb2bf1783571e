package org.staffroom.reading;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingId;
import org.staffroom.shared.Dates;
import org.staffroom.shared.Option;
import org.staffroom.shared.Page;

/** Lists of published write-ups, the latest first. */
@Component
public class WriteUpQueries {

    /**
     * SQL: how many minutes {@code w}, a write-up, takes to read, for somebody who reads in between. By letters: to count
     * words costs more than all the rest of a row.
     */
    public static final String MINUTES = "greatest(1, round(length(w.body) / 1300.0))::int";

    private static final String FROM = """
            from write_up w
            join meeting m on m.id = w.meeting_id
            join region r on r.id = m.region_id
            join person a on a.id = w.author_id
            """;

    private static final String ROWS = "select w.slug, w.title, w.summary, r.slug as region_slug,"
            + " r.name as region_name, m.starts_at, a.name as author, p.alternative, f.id as file_id, f.name as file_name,"
            + " f.media_type, f.bytes, f.widths, f.height, " + MINUTES + " as minutes\n" + FROM + """
            left join lateral (
                select file_id, alternative from write_up_picture
                where write_up_id = w.id order by position, file_id limit 1) p on true
            left join stored_file f on f.id = p.file_id
            """;

    /** Null means not asked. A joint meeting stands in every region that held it. */
    private static final String WHERE = """
             where w.status = 'PUBLISHED'
               and (:region::text is null or exists (
                   select 1 from region asked where asked.slug = :region and (asked.id = m.region_id or exists (
                       select 1 from meeting_co_host c
                       where c.meeting_id = m.id and c.region_id = asked.id and c.accepted_at is not null))))
               and (:q::text is null or w.words @@ websearch_to_tsquery('english', :q)
                    or strpos(lower(m.title), lower(:q)) > 0 or strpos(lower(a.name), lower(:q)) > 0
                    or exists (
                        select 1 from write_up_co_author c join person also on also.id = c.person_id
                        where c.write_up_id = w.id and also.status <> 'ERASED'
                          and strpos(lower(also.name), lower(:q)) > 0))
            """;

    private static final String LATEST = " order by w.published_at desc, w.id limit :limit offset :offset";

    private final JdbcClient jdbc;
    private final Dates dates;

    WriteUpQueries(JdbcClient jdbc, Dates dates) {
        this.jdbc = jdbc;
        this.dates = dates;
    }

    /**
     * One page of them.
     *
     * @param region the slug of the region whose meetings they tell of; null for all
     * @param q words in title, summary or text, a meeting's title or an author's name; null for all
     */
    public Page<WriteUpRow> find(@Nullable String region, @Nullable String q, int page, int size) {
        var total = jdbc.sql("select count(*) " + FROM + WHERE)
                .param("region", region)
                .param("q", q)
                .query(Long.class)
                .single();
        return new Page<>(rows(region, q, size, Page.offset(page, size)), Math.max(1, page), size, total);
    }

    private List<WriteUpRow> rows(@Nullable String region, @Nullable String q, int limit, int offset) {
        return jdbc.sql(ROWS + WHERE + LATEST)
                .param("region", region)
                .param("q", q)
                .param("limit", limit)
                .param("offset", offset)
                .query(this::read)
                .list();
    }

    /** The regions whose meetings any of them tells of. */
    List<Option> regions() {
        return jdbc.sql("""
                        select r.slug as value, r.name as label from region r
                        where exists (
                            select 1 from write_up w join meeting m on m.id = w.meeting_id
                            where w.status = 'PUBLISHED' and (m.region_id = r.id or exists (
                                select 1 from meeting_co_host c
                                where c.meeting_id = m.id and c.region_id = r.id and c.accepted_at is not null)))
                        order by r.name
                        """).query(Option.class).list();
    }

    /**
     * A few about the same topics as the talks of this meeting: those that share most of them, the latest first. Of a meeting
     * that several tell of one, the organisers' report if there is one.
     */
    List<WriteUpRow> related(MeetingId meeting, int most) {
        return jdbc.sql(ROWS + """
                         join (
                            select i.meeting_id, count(distinct pt.topic_id) as topics
                            from agenda_item i join presentation_topic pt on pt.presentation_id = i.presentation_id
                            where i.meeting_id <> :meeting and pt.topic_id in (
                                select own.topic_id from agenda_item o
                                join presentation_topic own on own.presentation_id = o.presentation_id
                                where o.meeting_id = :meeting)
                            group by i.meeting_id) shared on shared.meeting_id = w.meeting_id
                        where w.status = 'PUBLISHED' and not exists (
                            select 1 from write_up b where b.meeting_id = w.meeting_id and b.status = 'PUBLISHED'
                              and (b.official, b.published_at, b.id) > (w.official, w.published_at, w.id))
                        order by shared.topics desc, w.published_at desc, w.id limit :most
                        """)
                .param("meeting", meeting.value())
                .param("most", most)
                .query(this::read)
                .list();
    }

    private WriteUpRow read(ResultSet row, int number) throws SQLException {
        return WriteUpRow.read(row, dates);
    }
}
