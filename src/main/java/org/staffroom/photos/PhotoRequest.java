package org.staffroom.photos;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.PersonId;
import org.staffroom.shared.Ids;
import org.staffroom.shared.Refused;

/** Somebody asks that a photo be taken down, or that they be made unrecognisable in it. Open until an organiser answers. */
@Entity
class PhotoRequest {

    static final int LONGEST = 500;

    enum Kind {
        BLUR,
        TAKE_DOWN
    }

    @Id
    private UUID id;

    /** Null once it is taken down. */
    private @Nullable UUID photoId;

    private UUID meetingId;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private String words;
    private UUID askedBy;
    private Instant askedAt;
    private @Nullable UUID settledBy;
    private @Nullable Instant settledAt;
    private String answer = "";

    protected PhotoRequest() {}

    static PhotoRequest ask(PhotoId photo, MeetingId meeting, Kind kind, String words, PersonId by, Instant now) {
        var request = new PhotoRequest();
        request.id = Ids.next();
        request.photoId = photo.value();
        request.meetingId = meeting.value();
        request.kind = kind;
        request.words = checked(words);
        request.askedBy = by.value();
        request.askedAt = now;
        return request;
    }

    UUID id() {
        return id;
    }

    MeetingId meeting() {
        return new MeetingId(meetingId);
    }

    /** @throws Refused when somebody else was first */
    void settle(String words, PersonId by, Instant now) {
        if (settledAt != null) {
            throw new Refused("photos.refused.settled");
        }
        answer = checked(words);
        settledBy = by.value();
        settledAt = now;
    }

    private static String checked(String words) {
        var clean = words.replace("\r\n", "\n")
                .replaceAll("[\\p{Cntrl}&&[^\n]]", "")
                .strip();
        if (clean.length() > LONGEST) {
            throw new Refused("photos.refused.long", LONGEST, clean.length());
        }
        return clean;
    }
}
