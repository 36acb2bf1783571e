package org.staffroom.reading;

import com.ibm.icu.text.ListFormatter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;
import org.staffroom.meetings.MeetingId;
import org.staffroom.reading.WriteUpPage.Around;
import org.staffroom.reading.WriteUpPage.Material;
import org.staffroom.reading.WriteUpPage.Other;
import org.staffroom.reading.WriteUpPage.Talk;
import org.staffroom.writeups.WriteUpAuthors;
import org.staffroom.writeups.WriteUpId;

/** Reads the page of a write-up. */
@Component
class WriteUpPageQueries {

    private static final String PAGE = """
            select w.*, %s as minutes, a.name as author, %s as co_authors,
                   case when m.status <> 'DRAFT' then m.slug end as meeting_slug, m.title as meeting_title, m.starts_at,
                   v.name as venue, v.town, r.slug as region_slug, r.name as region_name
            from write_up w
            join person a on a.id = w.author_id
            join meeting m on m.id = w.meeting_id
            join region r on r.id = m.region_id
            left join venue v on v.id = m.venue_id
            """.formatted(WriteUpQueries.MINUTES, WriteUpAuthors.NAMES);

    private final JdbcClient jdbc;

    WriteUpPageQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<WriteUpPage> published(String slug) {
        return jdbc.sql(PAGE + " where w.slug = :slug and w.status = 'PUBLISHED'")
                .param("slug", slug)
                .query(this::read)
                .optional();
    }

    /** In their order, the cover first. */
    List<PhotoRow> photos(WriteUpId id) {
        return jdbc.sql("""
                        select p.photo_id, p.alternative, p.caption, f.id as file_id, f.name as file_name, f.media_type,
                               f.bytes, f.widths, f.height
                        from write_up_picture p join stored_file f on f.id = p.file_id
                        where p.write_up_id = :id order by p.position, p.photo_id
                        """).param("id", id.value()).query(PhotoRow::read).list();
    }

    /** Points, public slides of the meeting's talks, and other write-ups of it, in one statement. */
    Around around(WriteUpId id, MeetingId meeting) {
        var discussed = new ArrayList<String>();
        var takeaways = new ArrayList<String>();
        var talks = new LinkedHashMap<String, Talk>();
        var others = new ArrayList<Other>();
        jdbc.sql("""
                        select kind, text, null as slug, null as detail, null::uuid as file, false as yes,
                               0 as place, position
                        from write_up_point where write_up_id = :id
                        union all
                        select 'MATERIAL', t.title, t.slug, pm.label || E'\\n' || coalesce(pm.url, f.name), f.id,
                               t.kind = 'VENDOR', i.start_minute, pm.position
                        from agenda_item i
                        join presentation t on t.id = i.presentation_id
                        join presentation_material pm on pm.presentation_id = t.id and pm.audience = 'EVERYONE'
                        left join stored_file f on f.id = pm.file_id
                        where i.meeting_id = :meeting and (f.id is null or f.kind in ('IMAGE', 'DOCUMENT'))
                        union all
                        select 'OTHER', w.title, w.slug, p.name, null, w.official, case when w.official then 0 else 1 end, 0
                        from write_up w join person p on p.id = w.author_id
                        where w.meeting_id = :meeting and w.id <> :id and w.status = 'PUBLISHED'
                        order by place, position, text
                        """).param("id", id.value()).param("meeting", meeting.value()).query(row -> {
            var text = row.getString("text");
            var slug = row.getString("slug");
            switch (row.getString("kind")) {
                case "DISCUSSED" -> discussed.add(text);
                case "TAKEAWAY" -> takeaways.add(text);
                case "OTHER" -> others.add(new Other(slug, text, row.getString("detail"), row.getBoolean("yes")));
                default ->
                    talks.computeIfAbsent(slug, key -> new Talk(key, text, yes(row), new ArrayList<>()))
                            .materials()
                            .add(material(row));
            }
        });
        return new Around(discussed, takeaways, List.copyOf(talks.values()), others);
    }

    private static boolean yes(ResultSet row) {
        try {
            return row.getBoolean("yes");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Material material(ResultSet row) throws SQLException {
        var parts = row.getString("detail").split("\n", 2);
        var file = row.getObject("file", UUID.class);
        return new Material(
                parts[0],
                file == null ? parts[1] : "/files/" + file + "/" + UriUtils.encodePathSegment(parts[1], "UTF-8"));
    }

    private WriteUpPage read(ResultSet row, int number) throws SQLException {
        var authors = new ArrayList<String>();
        authors.add(row.getString("author"));
        authors.addAll(List.of((String[]) row.getArray("co_authors").getArray()));
        return new WriteUpPage(
                new WriteUpId(row.getObject("id", UUID.class)),
                row.getString("slug"),
                row.getString("title"),
                row.getString("summary"),
                row.getString("body"),
                ListFormatter.getInstance(LocaleContextHolder.getLocale()).format(authors),
                authors,
                row.getInt("minutes"),
                row.getBoolean("official"),
                row.getTimestamp("published_at").toInstant(),
                row.getTimestamp("changed_at").toInstant(),
                row.getObject("first_published_on", LocalDate.class),
                row.getString("canonical_url"),
                new MeetingId(row.getObject("meeting_id", UUID.class)),
                row.getString("meeting_slug"),
                row.getString("meeting_title"),
                row.getTimestamp("starts_at").toInstant(),
                row.getString("venue"),
                row.getString("town"),
                row.getString("region_slug"),
                row.getString("region_name"));
    }
}
