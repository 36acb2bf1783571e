package org.staffroom.proposals;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.PersonId;
import org.staffroom.presentations.PresentationId;
import org.staffroom.presentations.TalkLevel;
import org.staffroom.presentations.TalkNature;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.Refused;
import org.staffroom.topicboard.BoardTopicId;

/** A talk that somebody offers to one region. Its proposer's until it is decided; then the region's to give an answer to. */
@Entity
class Proposal {

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    private UUID press;
    private UUID regionId;
    private @Nullable UUID meetingId;
    private UUID proposerId;
    private String title;

    @Column(name = "abstract")
    private String abstractText;

    @Enumerated(EnumType.STRING)
    private TalkNature nature;

    @Enumerated(EnumType.STRING)
    private TalkLevel level;

    private int minutes;
    private boolean vendor;
    private String givenBefore;
    private String needs;

    @Enumerated(EnumType.STRING)
    private ProposalStatus status;

    private int round;

    @Enumerated(EnumType.STRING)
    private @Nullable Answer answer;

    private @Nullable Instant answeredAt;
    private @Nullable UUID boardTopicId;
    private @Nullable UUID presentationId;
    private boolean presented;
    private Instant submittedAt;
    private Instant changedAt;
    private @Nullable Instant decidedAt;
    private @Nullable UUID decidedBy;

    protected Proposal() {}

    /** @param press the form it was sent with: sent twice, it is one */
    static Proposal made(
            UUID press, RegionId region, @Nullable MeetingId meeting, PersonId by, ProposalText text, Instant now) {
        var proposal = new Proposal();
        proposal.id = ProposalId.next().value();
        proposal.press = press;
        proposal.proposerId = by.value();
        proposal.status = ProposalStatus.PROPOSED;
        proposal.submittedAt = now;
        proposal.goesTo(region, meeting);
        proposal.write(text, now);
        return proposal;
    }

    ProposalId id() {
        return new ProposalId(id);
    }

    /** It is offered because of this topic. */
    void answers(BoardTopicId topic) {
        boardTopicId = topic.value();
    }

    int version() {
        return version == null ? 0 : version;
    }

    PersonId proposer() {
        return new PersonId(proposerId);
    }

    RegionId region() {
        return new RegionId(regionId);
    }

    @Nullable
    MeetingId meeting() {
        return meetingId == null ? null : new MeetingId(meetingId);
    }

    String title() {
        return title;
    }

    String abstractText() {
        return abstractText;
    }

    TalkNature nature() {
        return nature;
    }

    int minutes() {
        return minutes;
    }

    boolean isVendors() {
        return vendor;
    }

    boolean isAccepted() {
        return status == ProposalStatus.ACCEPTED;
    }

    /** Whether its speaker is asked, or has promised, to give it there. */
    boolean isExpectedAt(MeetingId meeting) {
        return isAccepted() && meeting.value().equals(meetingId) && answer != Answer.NO;
    }

    /** Whether the talk that it became says what it says, and is its region's. */
    boolean isPresented() {
        return presented;
    }

    /** The talk says so from now on. */
    void present() {
        presented = true;
    }

    TalkLevel level() {
        return level;
    }

    ProposalStatus status() {
        return status;
    }

    @Nullable
    Instant decidedAt() {
        return decidedAt;
    }

    int round() {
        return round;
    }

    @Nullable
    PresentationId presentation() {
        return presentationId == null ? null : new PresentationId(presentationId);
    }

    /** Says something else, which its proposer may until it is decided. */
    void edit(ProposalText text, Instant now) {
        requireUndecided();
        write(text, now);
    }

    private void write(ProposalText text, Instant now) {
        title = text.title();
        abstractText = text.abstractText();
        nature = text.nature();
        level = text.level();
        minutes = text.minutes();
        givenBefore = text.givenBefore();
        needs = text.needs();
        presented = false;
        changedAt = now;
    }

    /** A vendor's talk stays one, wherever its speaker says to work afterwards. */
    void markVendors(boolean now) {
        vendor |= now;
    }

    void shortlist(Instant now) {
        requireUndecided();
        status = ProposalStatus.SHORTLISTED;
        changedAt = now;
    }

    void unlist(Instant now) {
        requireUndecided();
        status = ProposalStatus.PROPOSED;
        changedAt = now;
    }

    /** Has its meeting; whoever proposed it is asked to confirm. */
    void accept(MeetingId meeting, PresentationId talk, PersonId by, Instant now) {
        decide(ProposalStatus.ACCEPTED, by, now);
        meetingId = meeting.value();
        presentationId = talk.value();
        round++;
        answer = Answer.ASKED;
        answeredAt = null;
    }

    /** Is wanted, for a meeting that is not planned yet. */
    void keepForLater(PersonId by, Instant now) {
        decide(ProposalStatus.LATER, by, now);
        meetingId = null;
    }

    void decline(PersonId by, Instant now) {
        decide(ProposalStatus.DECLINED, by, now);
    }

    private void decide(ProposalStatus to, PersonId by, Instant now) {
        if (status == ProposalStatus.WITHDRAWN) {
            throw new Refused("proposals.refused.withdrawn");
        }
        status = to;
        answer = null;
        answeredAt = null;
        decidedBy = by.value();
        decidedAt = now;
        changedAt = now;
    }

    /** Is another region's to answer. */
    void passTo(RegionId region, Instant now) {
        requireUndecided();
        if (region.value().equals(regionId)) {
            throw new Refused("proposals.refused.same-region");
        }
        goesTo(region, null);
        presented = false;
        status = ProposalStatus.PROPOSED;
        changedAt = now;
    }

    /** Goes to the region instead of the meeting. */
    void standing(Instant now) {
        requireUndecided();
        meetingId = null;
        changedAt = now;
    }

    /** Its draft is thrown away: it is the region's to decide, also when it was accepted. */
    void withoutDraft(MeetingId draft, Instant now) {
        if (!draft.equals(meeting())) {
            return;
        }
        if (isAccepted()) {
            status = ProposalStatus.PROPOSED;
            answer = null;
            answeredAt = null;
            meetingId = null;
        } else if (status.undecided()) {
            standing(now);
        }
    }

    private void goesTo(RegionId region, @Nullable MeetingId meeting) {
        regionId = region.value();
        meetingId = meeting == null ? null : meeting.value();
    }

    /** By whoever proposed it. */
    void withdraw(Instant now) {
        if (status == ProposalStatus.WITHDRAWN) {
            return;
        }
        requireUndecided();
        status = ProposalStatus.WITHDRAWN;
        changedAt = now;
    }

    /** Withdrawn by mistake, or too early: the ambassadors have it as a new one. */
    void offerAgain(Instant now) {
        if (status == ProposalStatus.WITHDRAWN) {
            status = ProposalStatus.PROPOSED;
            changedAt = now;
        }
    }

    /** Whoever proposed it says whether they can give it at the meeting it was accepted to. */
    void answer(boolean yes, Instant now) {
        if (!isAccepted()) {
            throw new Refused("proposals.refused.not-accepted");
        }
        answer = yes ? Answer.YES : Answer.NO;
        answeredAt = now;
    }

    /** Whether the title holds a web address, which no mail of ours is to carry to a stranger. */
    boolean namesAddress() {
        var lower = title.toLowerCase(Locale.ROOT);
        return lower.contains("://") || lower.contains("www.");
    }

    void requireUndecided() {
        if (!status.undecided()) {
            throw new Refused("proposals.refused.decided");
        }
    }
}
