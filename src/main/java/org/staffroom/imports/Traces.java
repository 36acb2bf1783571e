package org.staffroom.imports;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What an import made, and whether it is still as it was made: kept when it is carried out, read when it is taken back. */
@Component
class Traces {

    static final String MEETING = "meeting";
    static final String ITEM = "agenda_item";
    static final String TALK = "presentation";
    static final String VENUE = "venue";
    static final String ORGANISATION = "organisation";
    static final String PERSON = "person";

    /** Of each thing its name, and a print of it and of what belongs to it alone. */
    private static final String THINGS = """
            select 'meeting' as what, m.id, m.title as name, md5(m::text || coalesce((
                       select string_agg(p::text, '' order by p::text) from meeting_partner p where p.meeting_id = m.id), '')) as print
            from meeting m where m.id in (select made_id from made where what = 'meeting')
            union all
            select 'agenda_item', i.id, coalesce(t.title, i.title), md5(i::text || coalesce((
                       select string_agg(a::text, '' order by a::text) from agenda_person a where a.item_id = i.id), ''))
            from agenda_item i left join presentation t on t.id = i.presentation_id
            where i.id in (select made_id from made where what = 'agenda_item')
            union all
            select 'presentation', t.id, t.title, md5(t::text
                || coalesce((select string_agg(s::text, '' order by s::text) from presentation_speaker s where s.presentation_id = t.id), '')
                || coalesce((select string_agg(s::text, '' order by s::text) from presentation_topic s where s.presentation_id = t.id), '')
                || coalesce((select string_agg(s::text, '' order by s::text) from presentation_material s where s.presentation_id = t.id), ''))
            from presentation t where t.id in (select made_id from made where what = 'presentation')
            union all
            select 'venue', v.id, v.name, md5(v::text) from venue v where v.id in (select made_id from made where what = 'venue')
            union all
            select 'organisation', o.id, o.name, md5(o::text)
            from organisation o where o.id in (select made_id from made where what = 'organisation')
            union all
            select 'person', p.id, p.name, md5(p::text) from person p where p.id in (select made_id from made where what = 'person')
            """;

    /** Tables whose rows are a part of something else: by which column they hang on it, and on what. */
    private static final Map<String, Part> PARTS = Map.of(
            "meeting_partner", new Part("meeting_id", MEETING),
            "agenda_person", new Part("item_id", ITEM),
            "presentation_speaker", new Part("presentation_id", TALK),
            "presentation_topic", new Part("presentation_id", TALK),
            "presentation_material", new Part("presentation_id", TALK));

    private static final List<String> KINDS = List.of(MEETING, ITEM, TALK, VENUE, ORGANISATION, PERSON);

    /** What hangs on an item refers to the row that is kept of it. */
    private static final String KEPT_OF_ITEM = "agenda_item_kept";

    /** Nobody's work: that it was imported, the code that each meeting has, the picture drawn for whoever shares the page. */
    private static final List<String> NOT_WORK = List.of("import_meeting", "check_in_code", "share_card", KEPT_OF_ITEM);

    private final JdbcClient jdbc;

    Traces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Part(String column, String of) {}

    private record Reference(String child, String column, String parent) {}

    /**
     * Keeps what this transaction made since it began: last of all in it, and after a flush.
     *
     * @param items on the agendas of meetings that were there before
     */
    void keep(ImportId id, Instant began, List<UUID> meetings, List<UUID> items) {
        jdbc.sql("""
                        with made (what, made_id) as (
                            select 'meeting', id from meeting where id = any (:meetings)
                            union all
                            select 'agenda_item', id from agenda_item where id = any (:items) or meeting_id = any (:meetings)
                            union all
                            select 'presentation', id from presentation where xmin = pg_current_xact_id()::xid and created_at >= :began
                            union all
                            select 'venue', id from venue where xmin = pg_current_xact_id()::xid and added_at >= :began
                            union all
                            select 'organisation', id from organisation where xmin = pg_current_xact_id()::xid and created_at >= :began
                            union all
                            select 'person', id from person where xmin = pg_current_xact_id()::xid and created_at >= :began
                        )
                        insert into import_made (import_id, what, made_id, print)
                        select :id, what, id, print from (
                        """ + THINGS + ") things")
                .param("id", id.value())
                .param("began", Timestamp.from(began))
                .param("meetings", meetings.toArray(UUID[]::new))
                .param("items", items.toArray(UUID[]::new))
                .update();
    }

    /** The ids of what was made, kind by kind. */
    Map<String, List<UUID>> of(ImportId id) {
        record Made(String what, UUID madeId) {}
        return jdbc
                .sql("select what, made_id from import_made where import_id = :id")
                .param("id", id.value())
                .query(Made.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Made::what, Collectors.mapping(Made::madeId, Collectors.toList())));
    }

    /** The names of what is otherwise than it was made, gone, or referred to by something that the import did not make. */
    List<String> changed(ImportId id) {
        return jdbc.sql("with made as (select what, made_id, print from import_made where import_id = :id), things as ("
                        + THINGS + "), used as (" + uses() + """
                        )
                        select distinct coalesce(t.name, '') as name from made m
                        left join things t on t.what = m.what and t.id = m.made_id
                        where t.print is distinct from m.print
                           or exists (select from used u where u.what = m.what and u.id = m.made_id)
                        order by name
                        """)
                .param("id", id.value())
                .query(String.class)
                .list();
    }

    /**
     * What refers to things that were made, other than they to each other. Read from the catalogue, so that tables of features
     * to come are looked at too.
     */
    private String uses() {
        return jdbc
                .sql("""
                        select c.conrelid::regclass::text as child, a.attname as "column", case c.confrelid::regclass::text when :kept then :item else c.confrelid::regclass::text end as parent
                        from pg_constraint c
                        cross join lateral unnest(c.conkey, c.confkey) as key (child, parent)
                        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = key.child
                        join pg_attribute p on p.attrelid = c.confrelid and p.attnum = key.parent
                        where c.contype = 'f' and p.attname = 'id' and c.confrelid::regclass::text in (:kept, :kinds)
                        """)
                .param("kinds", KINDS)
                .param("kept", KEPT_OF_ITEM)
                .param("item", ITEM)
                .query(Reference.class)
                .list()
                .stream()
                .filter(reference -> !NOT_WORK.contains(reference.child()))
                .map(Traces::use)
                .collect(Collectors.joining(" union all "));
    }

    private static String use(Reference reference) {
        var own = KINDS.contains(reference.child())
                ? Stream.of(new Part("id", reference.child()))
                : Stream.ofNullable(PARTS.get(reference.child()));
        return "select '%3$s' as what, c.%2$s as id from %1$s c join made on made.what = '%3$s' and made.made_id = c.%2$s"
                        .formatted(reference.child(), reference.column(), reference.parent())
                + own.map(part ->
                                " where not exists (select from made own where own.what = '%s' and own.made_id = c.%s)"
                                        .formatted(part.of(), part.column()))
                        .collect(Collectors.joining());
    }
}
