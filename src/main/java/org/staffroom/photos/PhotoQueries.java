package org.staffroom.photos;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.files.Area;
import org.staffroom.files.FileId;
import org.staffroom.files.StoredFile;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.NotFound;

/** Reads about photos of a meeting, for those who work on them. Whether one may is asked before. */
@Component
public class PhotoQueries {

    private static final String ROWS = """
            select p.id, p.areas, p.original_until, p.uploaded_at, u.name as by, f.kind, f.problem,
                   f.id as file_id, f.name as file_name, f.media_type, f.bytes, f.widths, f.height,
                   o.id as original_id, o.widths as original_widths, o.height as original_height
            from meeting_photo p
            join stored_file f on f.id = p.file_id
            left join stored_file o on o.id = p.original_id
            left join person u on u.id = p.uploaded_by
            """;

    private final JdbcClient jdbc;
    private final PhotoUses uses;

    PhotoQueries(JdbcClient jdbc, PhotoUses uses) {
        this.jdbc = jdbc;
        this.uses = uses;
    }

    /** Those that the person may work on, as they came. */
    List<PhotoRow> of(MeetingId meeting, CurrentPerson me, boolean all) {
        var published = uses.published(meeting);
        return jdbc.sql(ROWS + """
                        where p.meeting_id = :meeting and (:all or p.uploaded_by = :me) order by p.uploaded_at, p.id
                        """)
                .param("meeting", meeting.value())
                .param("all", all)
                .param("me", me.id().value())
                .query((row, number) -> read(row, published))
                .list();
    }

    PhotoRow find(PhotoId id) {
        var published = uses.isPublished(id) ? Set.of(id) : Set.<PhotoId>of();
        return jdbc.sql(ROWS + "where p.id = :id")
                .param("id", id.value())
                .query((row, number) -> read(row, published))
                .optional()
                .orElseThrow(NotFound::new);
    }

    private static PhotoRow read(ResultSet row, Set<PhotoId> published) throws SQLException {
        var id = new PhotoId(row.getObject("id", UUID.class));
        var file = row.getString("kind").equals("IMAGE") ? StoredFile.read(row) : null;
        return new PhotoRow(
                id,
                row.getString("file_name"),
                file,
                source(row, file),
                row.getString("problem"),
                Area.list(row.getString("areas")),
                instant(row),
                row.getString("by"),
                row.getTimestamp("uploaded_at").toInstant(),
                published.contains(id));
    }

    private static @Nullable StoredFile source(ResultSet row, @Nullable StoredFile file) throws SQLException {
        var original = row.getObject("original_id", UUID.class);
        if (original == null) {
            return file;
        }
        return new StoredFile(
                new FileId(original),
                row.getString("file_name"),
                "image/jpeg",
                0,
                List.of((Integer[]) row.getArray("original_widths").getArray()),
                row.getInt("original_height"));
    }

    private static @Nullable Instant instant(ResultSet row) throws SQLException {
        var until = row.getTimestamp("original_until");
        return until == null ? null : until.toInstant();
    }
}
