package org.staffroom.speakers;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invitation as it is shown to those it concerns.
 *
 * @param meetingKey the slug of its meeting, a draft's id; null without a meeting
 * @param postponed its meeting is off on its day, and has no other yet
 * @param over its meeting is cancelled or has begun: there is nothing to say yes to
 * @param inviter the name of whoever sent it, if they are still here
 * @param inviterId null when they are not
 * @param answeredBy the name of whoever answered
 * @param planned whether the talk stands on an agenda of the region since
 */
public record InvitationView(
        UUID id,
        String slug,
        String title,
        boolean vendor,
        String speakers,
        UUID regionId,
        String regionSlug,
        String region,
        @Nullable UUID meetingId,
        @Nullable String meetingKey,
        @Nullable String meeting,
        @Nullable Instant meetingAt,
        boolean postponed,
        boolean over,
        String words,
        InvitationStatus status,
        @Nullable UUID inviterId,
        @Nullable String inviter,
        Instant invitedAt,
        @Nullable String answeredBy,
        @Nullable Instant answeredAt,
        String answer,
        @Nullable Instant settledAt,
        boolean planned) {

    /** Whether its meeting may be spoken of to whoever is asked: a draft is nobody's to know of but its organisers'. */
    public boolean announced() {
        return meetingId != null && meetingKey != null && !meetingKey.equals(meetingId.toString());
    }

    public boolean open() {
        return status == InvitationStatus.OPEN;
    }

    public boolean accepted() {
        return status == InvitationStatus.ACCEPTED;
    }

    /** Accepted, and nobody has put it on an agenda or said that it is settled. */
    public boolean waits() {
        return accepted() && settledAt == null && !planned;
    }

    /** Answered, and somebody has to do something about it or say that nobody need. */
    public boolean unsettled() {
        return waits() || status == InvitationStatus.DECLINED && settledAt == null;
    }
}
