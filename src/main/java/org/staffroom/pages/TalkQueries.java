package org.staffroom.pages;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.presentations.PresentationId;
import org.staffroom.presentations.PresentationQueries;
import org.staffroom.presentations.TalkKind;
import org.staffroom.presentations.TalkRow;
import org.staffroom.shared.Option;
import org.staffroom.shared.Page;

/** Talks together with the meetings at which they are given: those on the agenda of a published one. */
@Component
class TalkQueries {

    private static final int PAGE = 20;

    /** @param status as the fragment for a meeting's state takes it; null when there is nothing to say */
    record GivenAt(String slug, String title, Instant startsAt, String regionSlug, String regionName, String status) {}

    private static final String GIVEN = """
            with given as (
                select i.presentation_id, max(m.starts_at) as last
                from agenda_item i join meeting m on m.id = i.meeting_id
                where m.status <> 'DRAFT' and i.presentation_id is not null
                group by i.presentation_id)
            """;

    private static final String MATCHES = """
            from presentation p join given g on g.presentation_id = p.id
            where (:q = '' or p.words @@ websearch_to_tsquery('english', :q) or exists (
                    select 1 from presentation_speaker ps join person s on s.id = ps.person_id
                    where ps.presentation_id = p.id and s.status <> 'ERASED'
                      and ' ' || lower(s.name) like '% ' || lower(:like) || '%' escape '\\'))
              and (:topic = '' or exists (
                    select 1 from presentation_topic pt join topic t on t.id = pt.topic_id
                    where pt.presentation_id = p.id and t.slug = :topic))
              and (:kind = '' or p.kind = :kind)
            """;

    private final JdbcClient jdbc;

    TalkQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The talks last given first. */
    Page<TalkRow> page(String q, String topic, @Nullable TalkKind kind, int number) {
        var total = filtered(GIVEN + "select count(*) " + MATCHES, q, topic, kind)
                .query(Long.class)
                .single();
        var rows = filtered(
                        GIVEN + PresentationQueries.ROW + MATCHES
                                + " order by g.last desc, p.id limit :size offset :offset",
                        q,
                        topic,
                        kind)
                .param("size", PAGE)
                .param("offset", Page.offset(number, PAGE))
                .query((row, at) -> PresentationQueries.row(row))
                .list();
        return new Page<>(rows, number, PAGE, total);
    }

    private JdbcClient.StatementSpec filtered(String sql, String q, String topic, @Nullable TalkKind kind) {
        return jdbc.sql(sql)
                .param("q", q)
                .param("like", q.replaceAll("([%_\\\\])", "\\\\$1"))
                .param("topic", topic)
                .param("kind", kind == null ? "" : kind.name());
    }

    /** The published meetings at which a talk is given, the latest first. */
    List<GivenAt> givenAt(PresentationId talk) {
        return jdbc.sql("""
                        select m.slug, m.title, m.starts_at, r.slug as region_slug, r.name as region_name,
                            lower(m.status) as status
                        from meeting m join region r on r.id = m.region_id
                        where m.status <> 'DRAFT' and exists (
                            select 1 from agenda_item i where i.meeting_id = m.id and i.presentation_id = :talk)
                        order by m.starts_at desc
                        """).param("talk", talk.value()).query(GivenAt.class).list();
    }

    List<Option> topics() {
        return jdbc.sql(GIVEN + """
                        select t.slug as value, t.name as label from topic t
                        where exists (select 1 from presentation_topic pt join given g on g.presentation_id = pt.presentation_id
                            where pt.topic_id = t.id)
                        order by lower(t.name)
                        """).query(Option.class).list();
    }
}
