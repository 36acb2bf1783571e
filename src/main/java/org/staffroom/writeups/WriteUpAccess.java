package org.staffroom.writeups;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.NotFound;

/**
 * What a person may do with a write-up: its author, and the organisers of its meeting. For anybody else it is not found
 * until it is published. An account that an organiser approved is not changed behind the organiser's back: its author
 * takes it back first.
 */
@Component
class WriteUpAccess {

    /** @param organiser of the meeting, or an admin */
    record Rights(MeetingId meeting, boolean author, boolean organiser, boolean official, WriteUpStatus status) {

        public boolean edit() {
            return organiser || status != WriteUpStatus.PUBLISHED;
        }

        /** Whether it shows any photo of the meeting, and not only those its author sent. */
        boolean allPhotos() {
            return organiser || official;
        }

        public boolean publish() {
            return organiser;
        }

        public boolean submit() {
            return author && !organiser;
        }
    }

    private record Row(UUID authorId, UUID meetingId, boolean official, WriteUpStatus status) {}

    private final JdbcClient jdbc;
    private final MeetingAccess meetings;

    WriteUpAccess(JdbcClient jdbc, MeetingAccess meetings) {
        this.jdbc = jdbc;
        this.meetings = meetings;
    }

    /** @throws NotFound for whoever neither wrote it nor organises its meeting */
    Rights rights(CurrentPerson me, WriteUpId id) {
        var row = jdbc.sql("select author_id, meeting_id, official, status from write_up where id = :id")
                .param("id", id.value())
                .query(Row.class)
                .optional()
                .orElseThrow(NotFound::new);
        var author = row.authorId.equals(me.id().value());
        var meeting = new MeetingId(row.meetingId);
        var organiser = meetings.organises(me, meeting);
        if (!author && !organiser) {
            throw new NotFound();
        }
        return new Rights(meeting, author, organiser, row.official, row.status);
    }

    Rights requireEditor(CurrentPerson me, WriteUpId id) {
        var rights = rights(me, id);
        if (!rights.edit()) {
            throw new NotFound();
        }
        return rights;
    }

    void requireOrganiser(CurrentPerson me, WriteUpId id) {
        if (!rights(me, id).organiser()) {
            throw new NotFound();
        }
    }

    /** An id out of an address. */
    static WriteUpId id(String text) {
        try {
            return WriteUpId.of(text);
        } catch (IllegalArgumentException none) {
            throw new NotFound();
        }
    }
}
