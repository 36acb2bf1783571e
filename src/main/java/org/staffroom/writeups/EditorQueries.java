package org.staffroom.writeups;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.files.StoredFile;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.PersonId;
import org.staffroom.photos.PhotoId;
import org.staffroom.shared.NotFound;

/** Reads for those who write and approve. Whether one may is asked before. */
@Component
class EditorQueries {

    /**
     * A write-up in any state, in a list or at the head of its editor.
     *
     * @param slug null until it was first published
     * @param meetingKey the meeting's slug; a draft's id
     * @param filled whether it began with facts, so that there may be later ones
     * @param publishAt when it publishes itself; null when it does not
     */
    record Head(
            UUID id,
            int version,
            UUID authorId,
            @Nullable String slug,
            String title,
            WriteUpStatus status,
            boolean official,
            String note,
            String author,
            Instant createdAt,
            Instant changedAt,
            @Nullable Instant publishedAt,
            @Nullable Instant publishAt,
            String meetingKey,
            String meetingTitle,
            Instant startsAt,
            String regionSlug,
            String regionName,
            int photos,
            boolean filled,
            List<String> coAuthors) {

        public boolean published() {
            return status == WriteUpStatus.PUBLISHED;
        }

        public boolean submitted() {
            return status == WriteUpStatus.SUBMITTED;
        }

        /** An account whose hour is set: its author takes it back before they change it. */
        public boolean closed() {
            return publishAt != null && !official;
        }
    }

    /** Photos of the meeting, those that the write-up shows first, in their order. @param all not only the person's own */
    List<PhotoChoice> photos(WriteUpId id, MeetingId meeting, PersonId me, boolean all) {
        return jdbc.sql("""
                        select m.id, p.photo_id is not null as chosen, f.kind, f.problem, f.id as file_id, f.name as file_name,
                               f.media_type, f.bytes, f.widths, f.height, coalesce(p.alternative, '') as alternative,
                               coalesce(p.caption, '') as caption
                        from meeting_photo m
                        join stored_file f on f.id = m.file_id
                        left join write_up_photo p on p.photo_id = m.id and p.write_up_id = :id
                        where m.meeting_id = :meeting and (:all or m.uploaded_by = :me or p.photo_id is not null)
                        order by p.position, m.uploaded_at, m.id
                        """)
                .param("id", id.value())
                .param("meeting", meeting.value())
                .param("me", me.value())
                .param("all", all)
                .query((row, number) -> new PhotoChoice(
                        new PhotoId(row.getObject("id", UUID.class)),
                        row.getBoolean("chosen"),
                        row.getString("kind").equals("IMAGE") ? StoredFile.read(row) : null,
                        row.getString("problem"),
                        row.getString("file_name"),
                        row.getString("alternative"),
                        row.getString("caption")))
                .list();
    }

    /** A meeting the person was at and has not written about. */
    record Attended(String slug, String title, Instant startsAt, String regionSlug, String regionName) {}

    private static final String HEADS = """
            select w.id, w.version, w.author_id, w.slug, w.title, w.status, w.official, w.note, a.name as author, w.created_at,
                   w.changed_at, w.published_at, w.publish_at, coalesce(m.slug, m.id::text) as meeting_key, m.title as meeting_title,
                   m.starts_at, r.slug as region_slug, r.name as region_name,
                   (select count(*) from write_up_photo p where p.write_up_id = w.id) as photos,
                   exists (select 1 from write_up_fill f where f.write_up_id = w.id) as filled,
                   %s as co_authors
            from write_up w
            join person a on a.id = w.author_id
            join meeting m on m.id = w.meeting_id
            join region r on r.id = m.region_id
            """.formatted(WriteUpAuthors.NAMES);

    private final JdbcClient jdbc;

    EditorQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Head head(WriteUpId id) {
        return jdbc.sql(HEADS + "where w.id = :id")
                .param("id", id.value())
                .query(EditorQueries::read)
                .optional()
                .orElseThrow(NotFound::new);
    }

    /** For its organisers: the report and its drafts; of accounts those submitted and those once published. */
    List<Head> of(MeetingId meeting) {
        return jdbc.sql(HEADS + """
                        where w.meeting_id = :meeting and (w.official or w.status <> 'DRAFT' or w.published_at is not null)
                        order by case w.status when 'SUBMITTED' then 0 else 1 end, w.official desc, w.created_at
                        """)
                .param("meeting", meeting.value())
                .query(EditorQueries::read)
                .list();
    }

    /** Everything the person writes or wrote, what is under way first. */
    List<Head> by(PersonId author) {
        return jdbc.sql(HEADS + """
                        where w.author_id = :author or exists (
                            select 1 from write_up_co_author c where c.write_up_id = w.id and c.person_id = :author)
                        order by case w.status when 'PUBLISHED' then 1 else 0 end, w.changed_at desc
                        limit 200
                        """)
                .param("author", author.value())
                .query(EditorQueries::read)
                .list();
    }

    /** The latest meetings the person was at and has not written about. */
    List<Attended> toWriteAbout(PersonId person) {
        return jdbc.sql("""
                        select m.slug, m.title, m.starts_at, r.slug as region_slug, r.name as region_name
                        from attendance at
                        join meeting m on m.id = at.meeting_id and m.slug is not null
                        join region r on r.id = m.region_id
                        where at.person_id = :person and not exists (
                            select 1 from write_up w where w.meeting_id = m.id and w.author_id = :person)
                        order by m.starts_at desc limit 5
                        """)
                .param("person", person.value())
                .query(Attended.class)
                .list();
    }

    /** The text as it is stored. */
    WriteUpText text(WriteUpId id) {
        return jdbc.sql("""
                        select w.title, w.summary, w.body, w.first_published_on, w.canonical_url,
                               (select coalesce(array_agg(text order by position), '{}') from write_up_point
                                where write_up_id = w.id and kind = 'DISCUSSED') as discussed,
                               (select coalesce(array_agg(text order by position), '{}') from write_up_point
                                where write_up_id = w.id and kind = 'TAKEAWAY') as takeaways
                        from write_up w where w.id = :id
                        """)
                .param("id", id.value())
                .query((row, number) -> new WriteUpText(
                        row.getString("title"),
                        row.getString("summary"),
                        row.getString("body"),
                        List.of((String[]) row.getArray("discussed").getArray()),
                        List.of((String[]) row.getArray("takeaways").getArray()),
                        row.getObject("first_published_on", LocalDate.class),
                        row.getString("canonical_url")))
                .optional()
                .orElseThrow(NotFound::new);
    }

    private static Head read(ResultSet row, int number) throws SQLException {
        var published = row.getTimestamp("published_at");
        var planned = row.getTimestamp("publish_at");
        return new Head(
                row.getObject("id", UUID.class),
                row.getInt("version"),
                row.getObject("author_id", UUID.class),
                row.getString("slug"),
                row.getString("title"),
                WriteUpStatus.valueOf(row.getString("status")),
                row.getBoolean("official"),
                row.getString("note"),
                row.getString("author"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("changed_at").toInstant(),
                published == null ? null : published.toInstant(),
                planned == null ? null : planned.toInstant(),
                row.getString("meeting_key"),
                row.getString("meeting_title"),
                row.getTimestamp("starts_at").toInstant(),
                row.getString("region_slug"),
                row.getString("region_name"),
                row.getInt("photos"),
                row.getBoolean("filled"),
                List.of((String[]) row.getArray("co_authors").getArray()));
    }
}
