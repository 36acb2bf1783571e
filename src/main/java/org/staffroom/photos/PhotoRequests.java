package org.staffroom.photos;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Audit;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;

/**
 * Commands on what people ask of published photos. Anybody signed in may ask; only organisers see it, and who asked is told
 * what became of it.
 */
@Service
@Transactional
public class PhotoRequests {

    private static final Period KEPT = Period.ofMonths(12);

    private final PhotoRequestRepository requests;
    private final PhotoUses uses;
    private final MeetingAccess access;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PhotoRequests(
            PhotoRequestRepository requests,
            PhotoUses uses,
            MeetingAccess access,
            JdbcClient jdbc,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.requests = requests;
        this.uses = uses;
        this.access = access;
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Asks about a published photo. Twice is once, while nobody has answered.
     *
     * @throws NotFound for a photo that not everybody sees
     */
    void ask(CurrentPerson me, PhotoId photo, PhotoRequest.Kind kind, String words) {
        if (!uses.isPublished(photo)) {
            throw new NotFound();
        }
        var meeting = new MeetingId(jdbc.sql("select meeting_id from meeting_photo where id = :id for update")
                .param("id", photo.value())
                .query(UUID.class)
                .single());
        var request = PhotoRequest.ask(photo, meeting, kind, words, me.id(), clock.instant());
        var open = jdbc.sql("""
                        select exists (select 1 from photo_request
                            where photo_id = :photo and asked_by = :me and kind = :kind and settled_at is null)
                        """)
                .param("photo", photo.value())
                .param("me", me.id().value())
                .param("kind", kind.name())
                .query(Boolean.class)
                .single();
        if (!open) {
            requests.saveAndFlush(request);
            audit.record(me.id().value(), "asked", "photo_request", request.id());
        }
    }

    /**
     * By an organiser, who did what was asked or says why not.
     *
     * @throws Refused when it was settled before, or nothing was done and nothing is said
     */
    void settle(CurrentPerson me, MeetingId meeting, UUID id, String answer) {
        access.requireOrganiser(me, meeting);
        var request =
                requests.lock(id).filter(each -> each.meeting().equals(meeting)).orElseThrow(NotFound::new);
        if (answer.isBlank() && !isChangedSince(id)) {
            throw new Refused("photos.refused.say-why");
        }
        request.settle(answer, me.id(), clock.instant());
        requests.flush();
        settled(me.id(), id);
    }

    private boolean isChangedSince(UUID request) {
        return jdbc.sql("""
                        select exists (select 1 from photo_request q
                            join meeting_photo p on p.id = q.photo_id join stored_file f on f.id = p.file_id
                            where q.id = ? and f.uploaded_at > q.asked_at)
                        """).param(request).query(Boolean.class).single();
    }

    /** What was answered a year ago is forgotten. */
    void forgetOld() {
        jdbc.sql("delete from photo_request where settled_at < :before")
                .param(
                        "before",
                        Timestamp.from(clock.instant()
                                .atZone(ZoneOffset.UTC)
                                .minus(KEPT)
                                .toInstant()))
                .update();
    }

    /** The photo goes, and all that was asked about it is settled by that. @param by null when nobody did it by hand */
    void settleAll(@Nullable PersonId by, PhotoId photo) {
        jdbc.sql("""
                        update photo_request set settled_at = :now, settled_by = :by
                        where photo_id = :photo and settled_at is null returning id
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("by", by == null ? null : by.value(), Types.OTHER)
                .param("photo", photo.value())
                .query(UUID.class)
                .list()
                .forEach(id -> settled(by, id));
    }

    private void settled(@Nullable PersonId by, UUID id) {
        audit.record(by == null ? null : by.value(), "settled", "photo_request", id);
        events.publishEvent(new PhotoRequestSettled(id));
    }
}
