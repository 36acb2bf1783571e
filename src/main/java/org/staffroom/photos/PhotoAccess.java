package org.staffroom.photos;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.photos.PhotoUses.Part;
import org.staffroom.shared.NotFound;

/**
 * Who may work on the photos of a meeting: its organisers and whoever writes its report on all of them; helpers for the day,
 * and who writes an account, on those they sent themselves, until everybody sees them. For anybody else there are none.
 */
@Component
public class PhotoAccess {

    /** @param all on all photos, and not only on one's own */
    public record Rights(boolean organiser, boolean all) {}

    /** A meeting, and what the person may do with its photos. */
    record At(MeetingId meeting, Rights rights) {}

    private record Photo(UUID meetingId, @Nullable UUID uploadedBy) {}

    private final MeetingAccess meetings;
    private final PhotoUses uses;
    private final JdbcClient jdbc;
    private final Clock clock;

    PhotoAccess(MeetingAccess meetings, PhotoUses uses, JdbcClient jdbc, Clock clock) {
        this.meetings = meetings;
        this.uses = uses;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The meeting that an address names by its slug, or by the id of a draft. @throws NotFound for who may do nothing there */
    At at(CurrentPerson me, String slugOrId) {
        var meeting = jdbc.sql("select id from meeting where slug = :slug or id = :id")
                .param("slug", slugOrId)
                .param("id", idOrNull(slugOrId), Types.OTHER)
                .query(UUID.class)
                .optional()
                .map(MeetingId::new)
                .orElseThrow(NotFound::new);
        return new At(meeting, rights(me, meeting));
    }

    /** As {@link #at(CurrentPerson, String)}, for a photo of that meeting which is this person's to work on. */
    At at(CurrentPerson me, String slugOrId, PhotoId photo) {
        var at = at(me, slugOrId);
        if (!at.meeting.equals(requireWork(me, photo).meeting)) {
            throw new NotFound();
        }
        return at;
    }

    /** @throws NotFound for who may do nothing with the photos of the meeting */
    public Rights rights(CurrentPerson me, MeetingId meeting) {
        if (meetings.organises(me, meeting)) {
            return new Rights(true, true);
        }
        var part = uses.part(me.id(), meeting);
        if (part == Part.NONE && !helps(me, meeting)) {
            throw new NotFound();
        }
        return new Rights(false, part == Part.ALL);
    }

    /** @throws NotFound when it is not this person's to work on */
    At requireWork(CurrentPerson me, PhotoId id) {
        var photo = jdbc.sql("select meeting_id, uploaded_by from meeting_photo where id = :id")
                .param("id", id.value())
                .query(Photo.class)
                .optional()
                .orElseThrow(NotFound::new);
        var meeting = new MeetingId(photo.meetingId);
        var rights = rights(me, meeting);
        if (!rights.all && !(me.id().value().equals(photo.uploadedBy) && !uses.isPublished(id))) {
            throw new NotFound();
        }
        return new At(meeting, rights);
    }

    private boolean helps(CurrentPerson me, MeetingId meeting) {
        return jdbc.sql("""
                        select exists (select 1 from door_helper
                            where meeting_id = :meeting and person_id = :person and expires_at > :now)
                        """)
                .param("meeting", meeting.value())
                .param("person", me.id().value())
                .param("now", Timestamp.from(clock.instant()))
                .query(Boolean.class)
                .single();
    }

    private static @Nullable UUID idOrNull(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            return null;
        }
    }
}
