package org.staffroom.speakers;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.shared.AcademicYear;
import org.staffroom.shared.Network;
import org.staffroom.shared.Option;
import org.staffroom.shared.Page;

/**
 * The library: every talk on the agenda of a published meeting. Only what is asked stands in a statement, for a condition that
 * may or may not hold keeps PostgreSQL from its indexes.
 */
@Component
class LibraryQueries {

    static final int PAGE = 20;

    /** The talks found, with what a row shows; for a query that begins with {@code with found as (select id … )}. */
    private static final String ROWS = """
            select p.slug, p.title, p.kind = 'VENDOR' as vendor, lower(p.nature) as nature, lower(p.level) as level, p.minutes,
                case when length(p.abstract) <= 220 then p.abstract
                    else regexp_replace(left(p.abstract, 220), '\\s+\\S*$', '') || '…' end as summary,
                coalesce((select string_agg(s.name, ', ' order by ps.position)
                    from presentation_speaker ps join person s on s.id = ps.person_id
                    where ps.presentation_id = p.id), '') as speakers,
                (select true from presentation_material pm
                    where pm.presentation_id = p.id and pm.audience = 'EVERYONE' limit 1) is not null as slides,
                case when last.times > 0 then p.last_given end as given_at, last.later,
                last.slug as region_slug, last.name as region_name, last.times
            from found join presentation p on p.id = found.id
            join lateral (
                select r.slug, r.name, m.status = 'POSTPONED' as later,
                    count(*) filter (where m.status = 'PUBLISHED') over () as times
                from (select distinct meeting_id from agenda_item where presentation_id = p.id) i
                join meeting m on m.id = i.meeting_id join region r on r.id = m.region_id
                where m.status <> 'DRAFT'
                order by m.status = 'PUBLISHED' desc, m.status = 'POSTPONED' desc, m.starts_at desc limit 1) last on true
            order by p.last_given desc, p.id
            """;

    /** The meetings that a region led, and those it held together with others. */
    private static final String IN_REGION = """
            select id, starts_at, status from meeting
            where region_id = (select id from region where slug = :region) and status <> 'DRAFT'
            union all
            select held.id, held.starts_at, held.status from meeting_co_host c join meeting held on held.id = c.meeting_id
            where c.region_id = (select id from region where slug = :region) and c.accepted_at is not null
              and held.status <> 'DRAFT'
            """;

    private final JdbcClient jdbc;
    private final Network network;

    LibraryQueries(JdbcClient jdbc, Network network) {
        this.jdbc = jdbc;
        this.network = network;
    }

    /** The talks last given first; a page beyond the last is the last. */
    Page<LibraryRow> page(TalkFilter filter, int number) {
        var asked = asked(filter);
        var total = jdbc.sql("select count(*) " + asked.sql)
                .params(asked.parameters)
                .query(Long.class)
                .single();
        var last = (int) Math.max(1, (total + PAGE - 1) / PAGE);
        var here = Math.min(number, last);
        var rows = jdbc.sql("with found as (select p.id " + asked.sql
                        + " order by p.last_given desc, p.id limit :size offset :offset) " + ROWS)
                .params(asked.parameters)
                .param("size", PAGE)
                .param("offset", Page.offset(here, PAGE))
                .query(LibraryRow.class)
                .list();
        return new Page<>(rows, here, PAGE, total);
    }

    /** What this person gave or is going to give, as far as it is public. */
    List<LibraryRow> ofSpeaker(java.util.UUID person, int most) {
        return jdbc.sql("""
                        with found as (
                            select p.id from presentation_speaker ps join presentation p on p.id = ps.presentation_id
                            where ps.person_id = :person and p.last_given is not null
                            order by p.last_given desc, p.id limit :most)
                        """ + ROWS)
                .param("person", person)
                .param("most", most)
                .query(LibraryRow.class)
                .list();
    }

    private record Conditions(String sql, Map<String, Object> parameters) {}

    private Conditions asked(TalkFilter filter) {
        var sql = new StringBuilder("from presentation p where p.last_given is not null");
        var parameters = new HashMap<String, Object>();
        if (!filter.words().isEmpty()) {
            sql.append("""
                     and p.id in (
                        select id from presentation where words @@ websearch_to_tsquery('english', :q)
                        union
                        select ps.presentation_id from person s join presentation_speaker ps on ps.person_id = s.id
                        where s.status <> 'ERASED' and lower(s.name) like :within and ' ' || lower(s.name) like :beginning)
                    """);
            parameters.put("q", filter.words());
            parameters.put("within", "%" + literal(filter.words()) + "%");
            parameters.put("beginning", "% " + literal(filter.words()) + "%");
        }
        if (!filter.whoSpeaks().isEmpty()) {
            sql.append("""
                     and p.id in (
                        select ps.presentation_id from person s join presentation_speaker ps on ps.person_id = s.id
                        where s.status <> 'ERASED' and lower(s.name) like :speaker)
                    """);
            parameters.put("speaker", literal(filter.whoSpeaks()));
        }
        if (!filter.about().isEmpty()) {
            sql.append("""
                     and p.id in (
                        select presentation_id from presentation_topic
                        where topic_id = (select id from topic where slug = :topic))
                    """);
            parameters.put("topic", filter.about());
        }
        var whose = filter.whose();
        if (whose != null) {
            sql.append(" and p.kind = :kind");
            parameters.put("kind", whose.name());
        }
        var sort = filter.sort();
        if (sort != null) {
            sql.append(" and p.nature = :nature");
            parameters.put("nature", sort.name());
        }
        if (filter.withSlides()) {
            sql.append("""
                     and exists (select 1 from presentation_material pm
                        where pm.presentation_id = p.id and pm.audience = 'EVERYONE')
                    """);
        }
        given(filter, sql, parameters);
        return new Conditions(sql.toString(), parameters);
    }

    /** Where and when, at one and the same meeting. */
    private void given(TalkFilter filter, StringBuilder sql, Map<String, Object> parameters) {
        var year = filter.when();
        if (filter.where().isEmpty() && year.isEmpty()) {
            return;
        }
        sql.append("""
                 and p.id in (
                    select i.presentation_id from agenda_item i join (
                """);
        sql.append(
                filter.where().isEmpty()
                        ? "select id, starts_at, status from meeting where status <> 'DRAFT'"
                        : IN_REGION);
        sql.append(") m on m.id = i.meeting_id where i.presentation_id is not null");
        if (!filter.where().isEmpty()) {
            parameters.put("region", filter.where());
        }
        year.ifPresent(asked -> {
            sql.append(" and m.status = 'PUBLISHED' and m.starts_at >= :from and m.starts_at < :until");
            parameters.put(
                    "from",
                    Timestamp.from(asked.firstDay().atStartOfDay(network.zone()).toInstant()));
            parameters.put(
                    "until",
                    Timestamp.from(asked.end().atStartOfDay(network.zone()).toInstant()));
        });
        sql.append(")");
    }

    /** A word as itself within a pattern. */
    private static String literal(String words) {
        return words.toLowerCase(Locale.ROOT).replaceAll("([%_\\\\])", "\\\\$1");
    }

    /** What the library can be filtered by: regions and topics with talks, and the years from the first meeting to the last. */
    record Choices(List<Option> regions, List<Option> topics, List<Option> years) {}

    Choices choices() {
        var regions = new ArrayList<Option>();
        var topics = new ArrayList<Option>();
        var years = new ArrayList<Option>();
        jdbc.sql("""
                        select 'region' as kind, r.slug, r.name from region r where (
                            select true from meeting m join agenda_item i on i.meeting_id = m.id
                            where m.region_id = r.id and m.status <> 'DRAFT' and i.presentation_id is not null
                            order by m.starts_at limit 1)
                        union all
                        select 'topic', t.slug, t.name from topic t where (
                            select true from presentation_topic pt join presentation p on p.id = pt.presentation_id
                            where pt.topic_id = t.id and p.last_given is not null
                            order by pt.presentation_id limit 1)
                        union all
                        select 'year', cast(year as text), '' from (
                            select min(starts_at) as first, max(starts_at) as last from meeting where status <> 'DRAFT') m,
                            generate_series(
                                cast(extract(year from (m.first at time zone :zone) - interval '8 months') as int),
                                cast(extract(year from (m.last at time zone :zone) - interval '8 months') as int)) as year
                        order by 1, 3, 2 desc
                        """).param("zone", network.zone().getId()).query(row -> {
            var slug = row.getString("slug");
            switch (row.getString("kind")) {
                case "region" -> regions.add(new Option(slug, row.getString("name")));
                case "topic" -> topics.add(new Option(slug, row.getString("name")));
                default -> {
                    var year = new AcademicYear(Integer.parseInt(slug));
                    years.add(new Option(year.inAddress(), year.toString()));
                }
            }
        });
        return new Choices(regions, topics, years);
    }
}
