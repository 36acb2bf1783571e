package org.staffroom.writeups;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.shared.NotFound;

/**
 * What a person may do with a write-up: its author, those who write it too, and the organisers of its meeting. For anybody
 * else it is not found until it is published. An account that an organiser approved, for now or for an hour that was set, is
 * not changed behind the organiser's back: its author takes it back first. Whom the organisers' report names as writing it
 * too goes on correcting it.
 */
@Component
public class WriteUpAccess {

    /**
     * What one is to it.
     *
     * @param meeting that it tells of
     * @param author who began it
     * @param coAuthor who was added
     * @param organiser of the meeting, or an admin
     * @param official the organisers' report
     * @param planned whether an organiser chose an hour at which it publishes itself
     */
    public record Rights(
            MeetingId meeting,
            boolean author,
            boolean coAuthor,
            boolean organiser,
            boolean official,
            WriteUpStatus status,
            boolean planned) {

        public boolean edit() {
            var approved = status == WriteUpStatus.PUBLISHED || planned && !official;
            return organiser || coAuthor && official || !approved;
        }

        /** Whether it shows any photo of the meeting, and not only those its author sent. */
        boolean allPhotos() {
            return organiser || official;
        }

        public boolean publish() {
            return organiser;
        }

        public boolean submit() {
            return (author || coAuthor) && !organiser;
        }

        /** Whether they may throw it away, and say who writes it. */
        public boolean owns() {
            return author || organiser;
        }

        /** Whether they may take it back. The organisers' report is theirs, whoever began it. */
        public boolean takeBack() {
            return organiser || author && !official;
        }
    }

    private record Row(
            UUID authorId, UUID meetingId, WriteUpStatus status, boolean official, boolean planned, boolean coAuthor) {}

    private final JdbcClient jdbc;
    private final MeetingAccess meetings;

    WriteUpAccess(JdbcClient jdbc, MeetingAccess meetings) {
        this.jdbc = jdbc;
        this.meetings = meetings;
    }

    /** @throws NotFound for whoever neither writes it nor organises its meeting */
    public Rights rights(CurrentPerson me, WriteUpId id) {
        var row = jdbc.sql("""
                        select author_id, meeting_id, status, official, publish_at is not null as planned, exists (
                            select 1 from write_up_co_author c where c.write_up_id = w.id and c.person_id = :me) as co_author
                        from write_up w where id = :id
                        """)
                .param("id", id.value())
                .param("me", me.id().value())
                .query(Row.class)
                .optional()
                .orElseThrow(NotFound::new);
        var author = row.authorId.equals(me.id().value());
        var meeting = new MeetingId(row.meetingId);
        var organiser = meetings.organises(me, meeting);
        if (!author && !row.coAuthor && !organiser) {
            throw new NotFound();
        }
        return new Rights(meeting, author, row.coAuthor, organiser, row.official, row.status, row.planned);
    }

    /** @throws NotFound for whoever may not change its text now */
    public Rights requireEditor(CurrentPerson me, WriteUpId id) {
        var rights = rights(me, id);
        if (!rights.edit()) {
            throw new NotFound();
        }
        return rights;
    }

    /** @throws NotFound for whoever neither began it nor organises its meeting */
    public Rights requireOwner(CurrentPerson me, WriteUpId id) {
        var rights = rights(me, id);
        if (!rights.owns()) {
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
    public static WriteUpId id(String text) {
        try {
            return WriteUpId.of(text);
        } catch (IllegalArgumentException none) {
            throw new NotFound();
        }
    }
}
