package org.staffroom.photos;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.staffroom.files.Area;
import org.staffroom.files.FileId;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Refused;

/**
 * A photo of a meeting. When parts of it are made unrecognisable it is another file from then on; the original stays beside
 * it for a while, so that it can be taken back, and then goes for good.
 */
@Entity
class MeetingPhoto {

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    private UUID meetingId;
    private UUID fileId;
    private @Nullable UUID originalId;
    private @Nullable Instant originalUntil;
    private String areas = "";
    private byte[] uploadSha256;
    private @Nullable UUID uploadedBy;
    private Instant uploadedAt;

    protected MeetingPhoto() {}

    static MeetingPhoto taken(MeetingId meeting, FileId file, byte[] sha256, PersonId by, Instant now) {
        var photo = new MeetingPhoto();
        photo.id = PhotoId.next().value();
        photo.meetingId = meeting.value();
        photo.fileId = file.value();
        photo.uploadSha256 = sha256;
        photo.uploadedBy = by.value();
        photo.uploadedAt = now;
        return photo;
    }

    PhotoId id() {
        return new PhotoId(id);
    }

    MeetingId meeting() {
        return new MeetingId(meetingId);
    }

    FileId file() {
        return new FileId(fileId);
    }

    boolean isBy(PersonId person) {
        return person.value().equals(uploadedBy);
    }

    /** From what it is made anew: the original while there is one. */
    FileId source() {
        return new FileId(originalId == null ? fileId : originalId);
    }

    /**
     * Shows another file from now on, in which the areas cannot be recognised.
     *
     * @param until when the original goes
     * @return the file that nobody needs any longer, when it had been covered before
     */
    Optional<FileId> cover(FileId covered, List<Area> parts, Instant until) {
        var replaced = originalId == null ? null : fileId;
        originalId = source().value();
        originalUntil = until;
        fileId = covered.value();
        areas = Area.text(parts);
        return Optional.ofNullable(replaced).map(FileId::new);
    }

    /**
     * As it was.
     *
     * @return the covered file, which nobody needs any longer
     * @throws Refused when there is no original to go back to
     */
    FileId uncover() {
        if (originalId == null) {
            throw new Refused("photos.refused.original-gone");
        }
        var covered = new FileId(fileId);
        fileId = originalId;
        originalId = null;
        originalUntil = null;
        areas = "";
        return covered;
    }

    /** Nobody goes back any more once the time has come; only what is still to be made from it keeps the original. */
    void settleAt(Instant until) {
        if (originalUntil != null && until.isBefore(originalUntil)) {
            originalUntil = until;
        }
    }

    /** @return the original, when its time is over: it goes for good */
    Optional<FileId> settle(Instant now) {
        if (originalId == null || originalUntil == null || originalUntil.isAfter(now)) {
            return Optional.empty();
        }
        var original = new FileId(originalId);
        originalId = null;
        originalUntil = null;
        areas = "";
        return Optional.of(original);
    }

    /** Every file of it. */
    List<FileId> files() {
        return originalId == null ? List.of(file()) : List.of(file(), new FileId(originalId));
    }
}
