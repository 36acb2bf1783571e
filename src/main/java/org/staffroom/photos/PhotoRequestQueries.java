package org.staffroom.photos;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.files.StoredFile;
import org.staffroom.meetings.MeetingId;

/** Reads what people ask of photos. */
@Component
class PhotoRequestQueries {

    /**
     * @param changed whether the photo is another since they asked
     * @param file null while the photo is being made anew
     */
    record Row(
            UUID id,
            UUID photo,
            PhotoRequest.Kind kind,
            String words,
            String by,
            Instant askedAt,
            boolean changed,
            @Nullable StoredFile file) {}

    /** A published photo, for whoever asks something of it. */
    record Shown(StoredFile file, String meeting, String slug) {}

    private static final String FILE =
            "f.kind as file_kind, f.id as file_id, f.name as file_name, f.media_type, f.bytes," + " f.widths, f.height";

    private final JdbcClient jdbc;

    PhotoRequestQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that wait for an answer, the first one first. */
    List<Row> open(MeetingId meeting) {
        return jdbc.sql(
                        "select q.id, q.photo_id, q.kind, q.words, a.name as by, q.asked_at, f.uploaded_at > q.asked_at as changed, "
                                + FILE + """
                         from photo_request q
                        join meeting_photo p on p.id = q.photo_id
                        join stored_file f on f.id = p.file_id
                        join person a on a.id = q.asked_by
                        where q.meeting_id = :meeting and q.settled_at is null order by q.asked_at, q.id
                        """)
                .param("meeting", meeting.value())
                .query(PhotoRequestQueries::row)
                .list();
    }

    Optional<Shown> shown(PhotoId photo) {
        return jdbc.sql("select m.title, m.slug, " + FILE + """
                         from meeting_photo p
                        join stored_file f on f.id = p.file_id and f.kind = 'IMAGE'
                        join meeting m on m.id = p.meeting_id
                        where p.id = :photo
                        """)
                .param("photo", photo.value())
                .query((row, number) -> new Shown(StoredFile.read(row), row.getString("title"), row.getString("slug")))
                .optional();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getObject("photo_id", UUID.class),
                PhotoRequest.Kind.valueOf(row.getString("kind")),
                row.getString("words"),
                row.getString("by"),
                row.getTimestamp("asked_at").toInstant(),
                row.getBoolean("changed"),
                row.getString("file_kind").equals("IMAGE") ? StoredFile.read(row) : null);
    }
}
