package org.staffroom.photos;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.multipart.MultipartFile;
import org.staffroom.files.Area;
import org.staffroom.files.FileId;
import org.staffroom.files.IncomingPictures;
import org.staffroom.files.PictureMade;
import org.staffroom.files.StoredFiles;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Audit;
import org.staffroom.shared.Refused;

/**
 * Commands on the photos of a meeting. An upload is taken in before anything is locked, and made smaller afterwards, outside
 * of requests. The original of a covered photo is kept so that it can be taken back: for two weeks while nobody else sees the
 * photo, until it is published, or for a day when it was published before.
 */
@Service
public class MeetingPhotos {

    static final int MOST = 200;
    private static final Duration TAKEN_BACK = Duration.ofDays(14);
    private static final Duration TAKEN_BACK_WHEN_PUBLISHED = Duration.ofDays(1);
    private static final Period KEPT_UNUSED = Period.ofMonths(12);
    /** Who left a photo out, or took a write-up back, has so long to think again. */
    private static final Duration THOUGHT_OVER = Duration.ofDays(30);

    private record There(UUID id, @Nullable UUID uploadedBy) {}

    private final MeetingPhotoRepository photos;
    private final PhotoAccess access;
    private final PhotoUses uses;
    private final PhotoRequests requests;
    private final IncomingPictures incoming;
    private final StoredFiles files;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    MeetingPhotos(
            MeetingPhotoRepository photos,
            PhotoAccess access,
            PhotoUses uses,
            PhotoRequests requests,
            IncomingPictures incoming,
            StoredFiles files,
            JdbcClient jdbc,
            Audit audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.photos = photos;
        this.access = access;
        this.uses = uses;
        this.requests = requests;
        this.incoming = incoming;
        this.files = files;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** As {@link #add(CurrentPerson, MeetingId, InputStream, String)}. */
    public PhotoId add(CurrentPerson me, MeetingId meeting, MultipartFile upload) {
        try (var in = upload.getInputStream()) {
            return add(me, meeting, in, Objects.requireNonNullElse(upload.getOriginalFilename(), ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Takes a photo in. The same one sent again, because nobody answered the first time, is the one that is there.
     *
     * @throws Refused with the key {@code files.*} when it is no picture, or there are {@link #MOST} already, or somebody else
     *     sent the same one and this person is not shown it
     */
    public PhotoId add(CurrentPerson me, MeetingId meeting, InputStream upload, String name) {
        var rights = access.rights(me, meeting);
        requireRoom(meeting);
        var arrival = incoming.receive(upload, name, me);
        try {
            return Objects.requireNonNull(
                    transaction.execute(status -> keep(me, rights.all(), meeting, arrival.file(), arrival.sha256())));
        } catch (RuntimeException notKept) {
            files.delete(arrival.file());
            throw notKept;
        }
    }

    /** Adds a stored picture; which one is the caller's to check. */
    public PhotoId adopt(CurrentPerson me, MeetingId meeting, FileId file) {
        var rights = access.rights(me, meeting);
        return Objects.requireNonNull(transaction.execute(
                status -> keep(me, rights.all(), meeting, file, file.toString().getBytes(StandardCharsets.US_ASCII))));
    }

    /** @param all whether one sees those of others, and so what others have sent already */
    private PhotoId keep(CurrentPerson me, boolean all, MeetingId meeting, FileId file, byte[] sha256) {
        // One after the other: sent twice at once it is one photo, and there is room for all that are taken.
        jdbc.sql("select pg_advisory_xact_lock(hashtext('meeting_photo ' || :meeting))")
                .param("meeting", meeting.toString())
                .query()
                .singleRow();
        var there = jdbc.sql("""
                        select id, uploaded_by from meeting_photo where meeting_id = :meeting and upload_sha256 = :sha256
                        """)
                .param("meeting", meeting.value())
                .param("sha256", sha256)
                .query(There.class)
                .optional();
        if (there.isPresent()) {
            if (!all && !me.id().value().equals(there.get().uploadedBy)) {
                throw new Refused("photos.refused.there");
            }
            if (!isElsewhere(file)) {
                files.delete(file);
            }
            return new PhotoId(there.get().id);
        }
        requireRoom(meeting);
        var photo = photos.saveAndFlush(MeetingPhoto.taken(meeting, file, sha256, me.id(), clock.instant()));
        record(me, "added", photo.id());
        return photo.id();
    }

    private void requireRoom(MeetingId meeting) {
        var many = jdbc.sql("select count(*) from meeting_photo where meeting_id = :meeting")
                .param("meeting", meeting.value())
                .query(Integer.class)
                .single();
        if (many >= MOST) {
            throw new Refused("photos.refused.too-many", MOST);
        }
    }

    /**
     * Makes parts of a photo unrecognisable. From this moment nobody sees it but who works on it, until it is made.
     *
     * @throws Refused without any part, or while it is still being made
     */
    public void cover(CurrentPerson me, PhotoId id, List<Area> areas) {
        access.requireWork(me, id);
        if (areas.isEmpty()) {
            throw new Refused("photos.refused.no-parts");
        }
        transaction.executeWithoutResult(status -> {
            var photo = photos.locked(id);
            if (!isMade(photo.source())) {
                throw new Refused("photos.refused.not-made-yet");
            }
            var covered = incoming.cover(photo.source(), areas, me);
            var until = clock.instant().plus(uses.isPublished(id) ? TAKEN_BACK_WHEN_PUBLISHED : TAKEN_BACK);
            var replaced = photo.cover(covered, areas, until);
            photos.flush();
            replaced.ifPresent(files::delete);
            record(me, "covered", id);
        });
    }

    /** Shows it as it was before. @throws Refused when the original is gone */
    public void uncover(CurrentPerson me, PhotoId id) {
        access.requireWork(me, id);
        transaction.executeWithoutResult(status -> {
            var photo = photos.locked(id);
            var covered = photo.uncover();
            photos.flush();
            files.delete(covered);
            record(me, "uncovered", id);
        });
    }

    /** Takes a photo away for good, from wherever it is shown, bytes and all. */
    public void remove(CurrentPerson me, PhotoId id) {
        access.requireWork(me, id);
        transaction.executeWithoutResult(status -> {
            removeWithin(id, me.id());
        });
    }

    /** Within the command of whoever throws away all that it was in. */
    public void discard(Collection<PhotoId> ids) {
        transaction.executeWithoutResult(status -> ids.forEach(id -> removeWithin(id, null)));
    }

    /** What people asked about it is settled by that, and they are told. @param by null when nobody did it by hand */
    private void removeWithin(PhotoId id, @Nullable PersonId by) {
        var photo = photos.locked(id);
        requests.settleAll(by, id);
        audit.record(by == null ? null : by.value(), "removed", "meeting_photo", id.value());
        photos.delete(photo);
        photos.flush();
        photo.files().stream().filter(file -> !isElsewhere(file)).forEach(files::delete);
    }

    /** Pictures of the demonstration hang at several meetings. */
    private boolean isElsewhere(FileId file) {
        return jdbc.sql("select exists (select 1 from meeting_photo where file_id = :file or original_id = :file)")
                .param("file", file.value())
                .query(Boolean.class)
                .single();
    }

    /** They are published: what was covered in them goes for good, now or as soon as it is made. */
    public void settle(Collection<PhotoId> ids) {
        transaction.executeWithoutResult(status -> ids.forEach(id -> {
            photos.locked(id).settleAt(clock.instant());
            settle(id);
        }));
    }

    private void settle(PhotoId id) {
        var photo = photos.locked(id);
        if (!isBeingMade(photo.file())) {
            var original = photo.settle(clock.instant());
            photos.flush();
            original.ifPresent(files::delete);
        }
    }

    private boolean isMade(FileId file) {
        return is("IMAGE", file);
    }

    private boolean isBeingMade(FileId file) {
        return is("ARRIVING", file);
    }

    private boolean is(String kind, FileId file) {
        return jdbc.sql("select exists (select 1 from stored_file where id = :id and kind = :kind)")
                .param("id", file.value())
                .param("kind", kind)
                .query(Boolean.class)
                .single();
    }

    @EventListener
    void on(PictureMade made) {
        jdbc.sql("select id from meeting_photo where file_id = :file and original_until <= :now")
                .param("file", made.file().value())
                .param("now", Timestamp.from(clock.instant()))
                .query(UUID.class)
                .list()
                .forEach(id -> settle(new PhotoId(id)));
    }

    /** Originals whose time is over go for good. @return how many were due */
    int purgeOriginals() {
        var due = jdbc.sql("select id from meeting_photo where original_until <= :now")
                .param("now", Timestamp.from(clock.instant()))
                .query(UUID.class)
                .list();
        due.forEach(id -> transaction.executeWithoutResult(status -> {
            if (photos.lock(id).isPresent()) {
                settle(new PhotoId(id));
            }
        }));
        return due.size();
    }

    /**
     * Twelve months after the meeting, or after it was sent when that was later, a photo goes that no published write-up shows.
     *
     * @return how many went
     */
    int purgeUnused() {
        var before = clock.instant().atZone(ZoneOffset.UTC).minus(KEPT_UNUSED).toInstant();
        var old = jdbc.sql("""
                        select p.id from meeting_photo p join meeting m on m.id = p.meeting_id
                        where greatest(m.ends_at, p.uploaded_at) < :before
                        """).param("before", Timestamp.from(before)).query(UUID.class).list().stream()
                .map(PhotoId::new)
                .toList();
        var unused = new ArrayList<>(old);
        unused.removeAll(uses.needed(old, clock.instant().minus(THOUGHT_OVER)));
        return (int) unused.stream()
                .filter(id -> Boolean.TRUE.equals(transaction.execute(status -> removeUnused(id))))
                .count();
    }

    /** Asked once more when nobody can hang it anywhere any longer. */
    private boolean removeUnused(PhotoId id) {
        var there = jdbc.sql("select id from meeting_photo where id = :id for update")
                .param("id", id.value())
                .query(UUID.class)
                .optional();
        if (there.isEmpty()
                || !uses.needed(List.of(id), clock.instant().minus(THOUGHT_OVER))
                        .isEmpty()) {
            return false;
        }
        removeWithin(id, null);
        return true;
    }

    private void record(CurrentPerson me, String what, PhotoId id) {
        audit.record(me.id().value(), what, "meeting_photo", id.value());
    }
}
