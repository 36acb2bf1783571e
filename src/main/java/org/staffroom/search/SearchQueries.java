package org.staffroom.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.shared.Dates;
import org.staffroom.shared.Page;

/** Looks for words in what is public: {@code search_document} has it, one row for each thing. */
@Component
class SearchQueries {

    static final int SIZE = 15;

    /** How many are put in order and can be leafed through: those with the words in their title, then the newest. */
    static final int MOST = 500;

    private static final String MARKS = "StartSel=" + Headline.START + ", StopSel=" + Headline.STOP;

    private static final String FIND = """
            with matched as materialized (
                select d.id, d.kind, d.at, d.heading @@ QUERY as titled from search_document d WHERE),
            counts as (
                select count(*) filter (where kind = 'MEETING') as "MEETING", count(*) filter (where kind = 'TALK') as "TALK",
                       count(*) filter (where kind = 'WRITE_UP') as "WRITE_UP", count(*) filter (where kind = 'TOPIC') as "TOPIC"
                from matched),
            best as (
                select id from matched where :kind = '' or kind = :kind order by FIRST at desc, id limit :most),
            page as (
                select d.*, RANK as rank
                from best join search_document d on d.id = best.id
                order by rank desc, d.at desc, d.id limit :size offset :offset)
            select counts.*, page.kind, page.slug, page.at, page.vendor, r.slug as region_slug, r.name as region_name, source.status, source.dated,
                   ts_headline('staffroom', translate(page.title, :marks, ''), QUERY, :whole) as title,
                   ts_headline('staffroom', translate(page.people, :marks, ''), QUERY, :whole) as people,
                   cut.excerpt, left(text.plain, 20) <> left(bare.plain, 20) as cut_before,
                   right(text.plain, 20) <> right(bare.plain, 20) as cut_after
            from counts
            left join page on true
            left join region r on r.id = page.region_id
            left join lateral (
                select summary as body, status, status <> 'POSTPONED' as dated from meeting where page.kind = 'MEETING' and id = page.id
                union all select abstract, null, exists (
                    select 1 from agenda_item i join meeting m on m.id = i.meeting_id
                    where i.presentation_id = page.id and m.status = 'PUBLISHED')
                    from presentation where page.kind = 'TALK' and id = page.id
                union all select concat_ws(' ', summary, left(body, 20000)), null, true from write_up where page.kind = 'WRITE_UP' and id = page.id
                union all select body, null, true from board_topic where page.kind = 'TOPIC' and id = page.id
                ) source on true
            left join lateral (
                select btrim(regexp_replace(translate(source.body, :marks, ''), '\\]\\([^)\\s]*\\)|[#*_`|\\[\\]]+|-{2,}|^\\s*([-+>]|\\d+[.)])\\s', '', 'gn'), E' \\n\\r\\t') as plain
                ) text on true
            left join lateral (
                select ts_headline('staffroom', text.plain, QUERY, case when length(text.plain) > 220 then :part else :whole end) as excerpt
                ) cut on true
            left join lateral (select btrim(translate(cut.excerpt, :marks, ''), E' \\n\\r\\t') as plain) bare on true
            order by page.rank desc, page.at desc, page.id
            """;

    private final JdbcClient jdbc;
    private final Dates dates;

    SearchQueries(JdbcClient jdbc, Dates dates) {
        this.jdbc = jdbc;
        this.dates = dates;
    }

    /** One page of what was asked for, and how many there are of each kind. Joining links are not looked at. */
    Results find(SearchFilter filter, int number) {
        var conditions = new ArrayList<>(List.of("true"));
        var values = new HashMap<String, Object>();
        if (filter.q() != null) {
            conditions.add("d.words @@ QUERY");
            values.put("q", filter.q());
        }
        if (filter.speaker() != null) {
            conditions.add("d.names @@ plainto_tsquery('staffroom_plain', :speaker)");
            values.put("speaker", filter.speaker());
        }
        if (filter.region() != null) {
            conditions.add("d.regions && array(select id from region where slug = :region)");
            values.put("region", filter.region());
        }
        if (filter.topic() != null) {
            conditions.add("d.topics && array(select id from topic where slug = :topic)");
            values.put("topic", filter.topic());
        }
        filter.academicYear().ifPresent(year -> {
            conditions.add("d.years @> array[:year]");
            values.put("year", year.start());
        });
        var query = filter.q() == null ? "''::tsquery" : "websearch_to_tsquery('staffroom', :q)";
        var sql = FIND.replace("WHERE", "where " + String.join(" and ", conditions))
                .replace("FIRST", filter.newest() ? "" : "titled desc,")
                .replace("RANK", filter.newest() ? "0" : "(d.heading @@ QUERY)::int + ts_rank_cd(d.words, QUERY, 32)")
                .replace("QUERY", query);
        var counts = new EnumMap<Kind, Long>(Kind.class);
        var rows = new ArrayList<Found>();
        var kind = Kind.of(filter.kind());
        jdbc.sql(sql)
                .params(values)
                .param("kind", kind.map(Enum::name).orElse(""))
                .param("marks", "" + Headline.START + Headline.STOP)
                .param("whole", MARKS + ", HighlightAll=true")
                .param("part", MARKS + ", MaxWords=35, MinWords=20, MaxFragments=1")
                .param("most", MOST)
                .param("size", SIZE)
                .param("offset", Page.offset(number, SIZE))
                .query(row -> {
                    for (var one : Kind.values()) {
                        counts.put(one, row.getLong(one.name()));
                    }
                    if (row.getString("slug") != null) {
                        rows.add(read(row));
                    }
                });
        var total = kind.map(counts::get)
                .orElseGet(() ->
                        counts.values().stream().mapToLong(Long::longValue).sum());
        return new Results(new Page<>(rows, number, SIZE, Math.min(MOST, total)), counts);
    }

    private Found read(ResultSet row) throws SQLException {
        return new Found(
                Kind.valueOf(row.getString("kind")),
                row.getString("slug"),
                Headline.of(row.getString("title")),
                Headline.of(row.getString("people")),
                Headline.of((row.getBoolean("cut_before") ? "… " : "")
                        + row.getString("excerpt")
                        + (row.getBoolean("cut_after") ? " …" : "")),
                row.getString("region_slug"),
                row.getString("region_name"),
                row.getBoolean("dated") ? dates.shortDay(row.getTimestamp("at").toInstant()) : null,
                row.getString("status"),
                row.getBoolean("vendor"));
    }
}
