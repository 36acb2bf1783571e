package org.staffroom.pages;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.shared.Dates;
import org.staffroom.shared.Page;

/** Looks for words in what is public: published meetings, talks given at them, published write-ups. */
@Component
class SearchQueries {

    static final int SIZE = 15;

    /** How alike two words must be for one to be offered instead of the other; 1 is the same. */
    private static final double ALIKE = 0.22;

    private static final String MARKS = "StartSel=" + Headline.START + ", StopSel=" + Headline.STOP;

    enum Kind {
        MEETING,
        TALK,
        WRITE_UP
    }

    /** @param day when the meeting was or will be, or the write-up was published */
    record Found(
            Kind kind,
            String slug,
            Headline title,
            Headline excerpt,
            String regionSlug,
            String regionName,
            String day,
            boolean vendor) {

        public String address() {
            return switch (kind) {
                        case MEETING -> "/meetings/";
                        case TALK -> "/presentations/";
                        case WRITE_UP -> "/write-ups/";
                    }
                    + slug;
        }
    }

    private final JdbcClient jdbc;
    private final Dates dates;

    SearchQueries(JdbcClient jdbc, Dates dates) {
        this.jdbc = jdbc;
        this.dates = dates;
    }

    /** One page of what holds the words, the best match first. Joining links are not looked at. */
    Page<Found> find(String typed, int page) {
        var total = new AtomicLong();
        var rows = jdbc.sql("""
                        with asked as (select websearch_to_tsquery('english', :typed) as query),
                        -- Names of places and speakers are many times fewer than what they stand beside: read once each.
                        area as materialized (select id, slug, name, to_tsvector('english', name) as words from region),
                        place as materialized (
                            select id, to_tsvector('english', concat_ws(' ', name, town)) as words from venue),
                        speaking as (
                            select s.presentation_id, string_agg(p.name, ' ') as names
                            from presentation_speaker s join person p on p.id = s.person_id group by s.presentation_id),
                        speaker as materialized (
                            select names, to_tsvector('english', names) as words
                            from (select distinct names from speaking) once),
                        document as (
                            select 'MEETING' as kind, m.slug, m.title, m.summary as body, m.starts_at as at, false as vendor,
                                   r.slug as region_slug, r.name as region_name,
                                   m.words || coalesce(v.words, '') || r.words as words
                            from meeting m join area r on r.id = m.region_id left join place v on v.id = m.venue_id
                            where m.status <> 'DRAFT'
                            union all
                            select 'TALK', t.slug, t.title, t.abstract, given.starts_at, t.kind = 'VENDOR',
                                   given.region_slug, given.region_name,
                                   t.words || coalesce(speaker.words, '')
                            from presentation t
                            left join speaking on speaking.presentation_id = t.id
                            left join speaker on speaker.names = speaking.names
                            join lateral (
                                select m.starts_at, r.slug as region_slug, r.name as region_name
                                from agenda_item i join meeting m on m.id = i.meeting_id join region r on r.id = m.region_id
                                where i.presentation_id = t.id and m.status <> 'DRAFT'
                                order by m.starts_at desc limit 1) given on true
                            union all
                            select 'WRITE_UP', w.slug, w.title, concat_ws(' ', w.summary, w.body), w.published_at, false,
                                   r.slug, r.name, w.words
                            from write_up w join meeting m on m.id = w.meeting_id join region r on r.id = m.region_id
                            where w.status = 'PUBLISHED' and m.status <> 'DRAFT'),
                        found as (
                            select document.*, query, ts_rank_cd(words, query) as rank, count(*) over () as total
                            from document, asked where words @@ query
                            order by rank desc, at desc, slug limit :size offset :offset)
                        select kind, slug, region_slug, region_name, at, vendor, total,
                               ts_headline('english', translate(title, :marks, ''), query, :whole) as title, excerpt,
                               left(text, 20) <> left(plain, 20) as cut_before, right(text, 20) <> right(plain, 20) as cut_after
                        from found,
                            btrim(regexp_replace(translate(body, :marks, ''), '[#*_`|\\[\\]]+', '', 'g'), E' \\n\\r\\t') as text,
                            ts_headline('english', text, query, case when length(text) > 220 then :part else :whole end) as excerpt,
                            btrim(translate(excerpt, :marks, ''), E' \\n\\r\\t') as plain
                        order by rank desc, at desc, slug
                        """)
                .param("typed", typed)
                .param("marks", "" + Headline.START + Headline.STOP)
                .param("whole", MARKS + ", HighlightAll=true")
                .param("part", MARKS + ", MaxWords=35, MinWords=20, MaxFragments=1")
                .param("size", SIZE)
                .param("offset", Page.offset(page, SIZE))
                .query((row, number) -> {
                    total.set(row.getLong("total"));
                    return new Found(
                            Kind.valueOf(row.getString("kind")),
                            row.getString("slug"),
                            Headline.of(row.getString("title")),
                            Headline.of((row.getBoolean("cut_before") ? "… " : "")
                                    + row.getString("excerpt")
                                    + (row.getBoolean("cut_after") ? " …" : "")),
                            row.getString("region_slug"),
                            row.getString("region_name"),
                            dates.shortDay(row.getTimestamp("at").toInstant()),
                            row.getBoolean("vendor"));
                })
                .list();
        return new Page<>(rows, Math.max(1, page), SIZE, total.get());
    }

    /** What was typed with each word replaced by the most similar one that public titles have; empty when none is. */
    Optional<String> didYouMean(String typed) {
        var words = Arrays.stream(typed.toLowerCase().split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .limit(8)
                .toArray(String[]::new);
        if (words.length == 0) {
            return Optional.empty();
        }
        List<String> better = jdbc.sql("""
                        with known as (
                            select distinct word from (
                                select title as text from meeting where status <> 'DRAFT'
                                union select t.title from presentation t where exists (
                                    select 1 from agenda_item i join meeting m on m.id = i.meeting_id
                                    where i.presentation_id = t.id and m.status <> 'DRAFT')
                                union select title from write_up where status = 'PUBLISHED'
                                union select name from topic
                                union select name from region) texts,
                                regexp_split_to_table(lower(text), '[^[:alnum:]]+') as word
                            where length(word) >= 3)
                        select coalesce((
                            select word from known where similarity(word, typed) >= :alike
                            order by similarity(word, typed) desc, word limit 1), typed)
                        from unnest(:words) with ordinality as one (typed, number) order by number
                        """)
                .param("words", words)
                .param("alike", ALIKE)
                .query(String.class)
                .list();
        return better.equals(List.of(words)) ? Optional.empty() : Optional.of(String.join(" ", better));
    }
}
