package org.staffroom.speakers;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.PersonId;
import org.staffroom.presentations.PresentationId;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.Refused;

/** An ambassador asks the speakers of a talk to give it in a region. The first answer of one of them counts for all. */
@Entity
@Table(name = "speaker_invitation")
class Invitation {

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    private UUID presentationId;
    private UUID regionId;
    private @Nullable UUID meetingId;
    private String words;

    @Enumerated(EnumType.STRING)
    private InvitationStatus status;

    private @Nullable UUID invitedBy;
    private Instant invitedAt;
    private @Nullable UUID answeredBy;
    private @Nullable Instant answeredAt;
    private String answer;
    private @Nullable Instant settledAt;

    protected Invitation() {}

    static Invitation sent(
            PresentationId talk, RegionId region, @Nullable MeetingId meeting, String words, PersonId by, Instant now) {
        var invitation = new Invitation();
        invitation.id = InvitationId.next().value();
        invitation.presentationId = talk.value();
        invitation.regionId = region.value();
        invitation.meetingId = meeting == null ? null : meeting.value();
        invitation.words = words.strip();
        invitation.status = InvitationStatus.OPEN;
        invitation.invitedBy = by.value();
        invitation.invitedAt = now;
        invitation.answer = "";
        return invitation;
    }

    /**
     * Yes or no, once.
     *
     * @return false when this was the answer already
     * @throws Refused when it was answered otherwise, or withdrawn
     */
    boolean answer(boolean yes, String inWords, PersonId by, Instant now) {
        var wanted = yes ? InvitationStatus.ACCEPTED : InvitationStatus.DECLINED;
        if (status == wanted) {
            return false;
        }
        if (status != InvitationStatus.OPEN) {
            throw new Refused("speakers.invitation." + status);
        }
        status = wanted;
        answer = inWords.strip();
        answeredBy = by.value();
        answeredAt = now;
        return true;
    }

    /**
     * @return false when it was withdrawn already
     * @throws Refused when it was answered meanwhile
     */
    boolean withdraw() {
        if (status == InvitationStatus.ACCEPTED || status == InvitationStatus.DECLINED) {
            throw new Refused("speakers.invitation." + status);
        }
        var open = status == InvitationStatus.OPEN;
        status = InvitationStatus.WITHDRAWN;
        return open;
    }

    /** Pressed twice, the talk does not stand there twice. */
    void requireToPlan() {
        if (status != InvitationStatus.ACCEPTED) {
            throw new Refused("speakers.invitation.not-yes");
        }
        if (settledAt != null) {
            throw new Refused("speakers.invitation.settled-already");
        }
    }

    /** Nobody needs to be told of it any longer. */
    void settle(Instant now) {
        if (status == InvitationStatus.OPEN) {
            throw new Refused("speakers.invitation.OPEN");
        }
        settledAt = settledAt == null ? now : settledAt;
    }

    InvitationId id() {
        return new InvitationId(id);
    }

    PresentationId talk() {
        return new PresentationId(presentationId);
    }

    RegionId region() {
        return new RegionId(regionId);
    }
}
