package org.staffroom.writeups;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.files.FileAccess;
import org.staffroom.files.FileId;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;

/** Photos of published write-ups are everybody's; those of others are the author's and the organisers'. */
@Component
class WriteUpPhotoAccess implements FileAccess {

    private record Row(UUID authorId, UUID meetingId, boolean published) {}

    private final JdbcClient jdbc;
    private final MeetingAccess meetings;

    WriteUpPhotoAccess(JdbcClient jdbc, MeetingAccess meetings) {
        this.jdbc = jdbc;
        this.meetings = meetings;
    }

    @Override
    public boolean mayRead(@Nullable CurrentPerson person, FileId file) {
        return jdbc.sql("""
                        select w.author_id, w.meeting_id, w.status = 'PUBLISHED' as published
                        from write_up_photo p join write_up w on w.id = p.write_up_id
                        where p.file_id = :file
                        """).param("file", file.value()).query(Row.class).list().stream()
                .anyMatch(row -> row.published || mayReadDraft(person, row));
    }

    private boolean mayReadDraft(@Nullable CurrentPerson person, Row row) {
        return person != null
                && (row.authorId.equals(person.id().value())
                        || meetings.organises(person, new MeetingId(row.meetingId)));
    }
}
