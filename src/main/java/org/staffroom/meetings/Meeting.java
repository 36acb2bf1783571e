package org.staffroom.meetings;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.staffroom.people.PersonId;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Typed;
import org.staffroom.venues.VenueId;

/** One day of one lead region. Draft, then published, then held; or postponed for a while; or cancelled. Stays correctable for ever. */
@Entity
class Meeting extends HeldTogether implements LockedMeeting {

    private static final int SHORTEST_REASON = 10;

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    private @Nullable String slug;
    private UUID regionId;
    private String title;
    private String summary;

    private ZoneId zone;
    private Instant startsAt;
    private Instant endsAt;

    @Embedded
    private Whereabouts whereabouts;

    @Enumerated(EnumType.STRING)
    private MeetingStatus status;

    private @Nullable Instant publishedAt;
    private @Nullable Instant postponedAt;
    private @Nullable Instant rescheduledFrom;
    private @Nullable Instant answerBy;
    private @Nullable Instant cancelledAt;
    private @Nullable String cancelledReason;
    private int sequence;
    private @Nullable UUID copiedFrom;
    private @Nullable UUID heldAgainFrom;
    private @Nullable UUID createdBy;
    private Instant createdAt;
    private Instant changedAt;
    private @Nullable Instant recordedAt;
    private @Nullable Integer came;
    private @Nullable String reportUrl;

    protected Meeting() {}

    /** A new draft. */
    static Meeting draft(MeetingId id, RegionId region, MeetingDetails details, ZoneId zone, PersonId by, Instant now) {
        var meeting = new Meeting();
        meeting.id = id.value();
        meeting.regionId = region.value();
        meeting.zone = zone;
        meeting.status = MeetingStatus.DRAFT;
        meeting.createdBy = by.value();
        meeting.createdAt = now;
        meeting.describe(details, "", now);
        return meeting;
    }

    @Override
    public MeetingId id() {
        return new MeetingId(id);
    }

    int version() {
        return version == null ? 0 : version;
    }

    @Override
    RegionId region() {
        return new RegionId(regionId);
    }

    String title() {
        return title;
    }

    ZoneId zone() {
        return zone;
    }

    @Override
    public MeetingFormat format() {
        return whereabouts.format();
    }

    @Override
    public Instant start() {
        return startsAt;
    }

    @Override
    public Instant end() {
        return endsAt;
    }

    @Override
    public String room() {
        return whereabouts.room();
    }

    @Override
    public @Nullable VenueId venue() {
        return whereabouts.venue();
    }

    @Override
    public @Nullable String joiningLink() {
        return whereabouts.joiningLink();
    }

    @Override
    public @Nullable Instant answerBy() {
        return answerBy;
    }

    int sequence() {
        return sequence;
    }

    @Override
    public int startOfDay() {
        return startsAt.atZone(zone).toLocalTime().toSecondOfDay() / 60;
    }

    @Override
    public int minuteOf(LocalTime time) {
        return (int) Duration.between(startsAt, time.atDate(dayOf(startsAt)).atZone(zone))
                .toMinutes();
    }

    boolean isDraft() {
        return status == MeetingStatus.DRAFT;
    }

    /** Held before Staffroom, and written down afterwards: it has no places. */
    boolean isRecorded() {
        return recordedAt != null;
    }

    boolean isPublished() {
        return status == MeetingStatus.PUBLISHED;
    }

    @Override
    public boolean isPostponed() {
        return status == MeetingStatus.POSTPONED;
    }

    boolean isCancelled() {
        return status == MeetingStatus.CANCELLED;
    }

    /** Whether these details would make the same draft. */
    boolean isAlready(MeetingDetails details) {
        return isDraft()
                && title.equals(details.title().strip())
                && startsAt.equals(details.hours(zone).start());
    }

    /** Made from an earlier meeting, whose agenda is carried over. */
    void copiedFrom(Meeting earlier) {
        copiedFrom = earlier.id;
    }

    /** The new date of a meeting that was cancelled; both pages are linked. */
    void heldAgainFrom(Meeting cancelled) {
        if (!cancelled.isCancelled()) {
            throw new Refused("meetings.refused.not-cancelled");
        }
        heldAgainFrom = cancelled.id;
    }

    /**
     * Says something else about it; also about a held or cancelled one, which stays correctable. When, where and how people
     * come to a published meeting is left as it is until they are told: see {@link BeforeTold}.
     *
     * @return whether something was left
     */
    boolean edit(MeetingDetails details, Instant now) {
        if (!isLive(now)) {
            var before = calendarEntry();
            requirePast(details, now);
            describe(details, whereabouts.room(), now);
            if (answerBy != null && !answerBy.isBefore(startsAt)) {
                answerBy = null;
            }
            if (!isDraft()) {
                whereabouts.requireVenue();
                sequence += before.equals(calendarEntry()) ? 0 : 1;
            }
            return false;
        }
        var waits = waits(details, now);
        sequence += title.equals(details.title().strip()) ? 0 : 1;
        title = details.title().strip();
        summary = details.summary().strip();
        changedAt = now;
        return waits;
    }

    /** What was held is corrected, and not held once more: that is a new meeting. */
    private void requirePast(MeetingDetails details, Instant now) {
        var latest = Objects.requireNonNullElse(recordedAt, now);
        if (isPublished() && details.hours(zone).end().isAfter(latest)) {
            throw new Refused("meetings.refused.held-in-future");
        }
    }

    /** Whether people have to be told before it is as these details say. */
    boolean waits(MeetingDetails details, Instant now) {
        var before = new Hours(startsAt, endsAt);
        var hours = details.hours(zone).keeping(before, zone);
        return isLive(now)
                && (!hours.equals(before)
                        || !Whereabouts.of(details, whereabouts.room()).equals(whereabouts));
    }

    /** Whether people still mean to come: published and not over, or with a date to follow. */
    boolean isLive(Instant now) {
        return isPublished() && endsAt.isAfter(now) || isPostponed();
    }

    @Override
    boolean isHeld(Instant now) {
        return isPublished() && !endsAt.isAfter(now);
    }

    @Override
    public boolean move(Hours to, Instant now) {
        requireLive(now);
        var again = isPostponed();
        var moved = again || !dayOf(startsAt).equals(dayOf(to.start()));
        if ((again || !to.start().equals(startsAt)) && !to.start().isAfter(now)) {
            throw new Refused("meetings.refused.start-in-past");
        }
        if (!to.end().isAfter(to.start()) || !dayOf(to.start()).equals(dayOf(to.end()))) {
            throw new Refused("meetings.refused.end-before-start");
        }
        if (!to.end().isAfter(now)) {
            throw new Refused("meetings.refused.end-in-past");
        }
        if (moved) {
            rescheduledFrom = rescheduledFrom == null ? startsAt : rescheduledFrom;
            status = MeetingStatus.PUBLISHED;
            postponedAt = null;
        }
        startsAt = to.start();
        endsAt = to.end();
        if (moved) {
            answerBy = AnswerBy.usual(startsAt, zone, now);
        } else if (answerBy != null && !answerBy.isBefore(startsAt)) {
            answerBy = startsAt.minusSeconds(60);
        }
        return moved;
    }

    @Override
    public void postpone(Instant now) {
        requireLive(now);
        if (isPostponed()) {
            throw new Refused("meetings.refused.already-postponed");
        }
        if (!startsAt.isAfter(now)) {
            throw new Refused("meetings.refused.postpone-begun");
        }
        status = MeetingStatus.POSTPONED;
        postponedAt = now;
        answerBy = null;
    }

    @Override
    public void meet(MeetingFormat format, @Nullable VenueId venue, String room, @Nullable String link, Instant now) {
        requireLive(now);
        whereabouts = Whereabouts.of(format, venue, room, link);
        whereabouts.requireVenue();
    }

    @Override
    public AnswerByMoved answerBy(Instant until, Instant now) {
        requireLive(now);
        if (answerBy == null) {
            throw new Refused("meetings.refused.nobody-asked");
        }
        if (!until.isAfter(now) || !until.isBefore(startsAt)) {
            throw new Refused("meetings.refused.answer-by");
        }
        answerBy = until;
        return new AnswerByMoved(id(), until);
    }

    @Override
    public void tell(Instant now) {
        sequence++;
        changedAt = now;
    }

    /** A draft is thought of for another day, at the same hours. */
    void plan(LocalDate day, Instant now) {
        if (!isDraft()) {
            throw new Refused("meetings.refused.move-published");
        }
        var start = startsAt.atZone(zone).toLocalTime();
        var hours = Hours.of(day, start, endsAt.atZone(zone).toLocalTime(), zone);
        if (!hours.start().isAfter(now)) {
            throw new Refused("meetings.refused.start-in-past");
        }
        startsAt = hours.start();
        endsAt = hours.end();
        changedAt = now;
    }

    @Override
    void requireToCome(Instant now) {
        if (!isDraft() && !isLive(now)) {
            throw new Refused("meetings.refused.co-host-over");
        }
    }

    @Override
    public void requireLive(Instant now) {
        if (!isLive(now)) {
            throw new Refused(
                    isCancelled()
                            ? "meetings.refused.already-cancelled"
                            : "meetings.refused.change-" + (isDraft() ? "draft" : "held"));
        }
    }

    private LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    /** @param slug its address from now on, for ever */
    MeetingPublished publish(String slug, Instant now) {
        if (!isDraft()) {
            throw new Refused("meetings.refused.already-published");
        }
        whereabouts.requireVenue();
        if (!startsAt.isAfter(now)) {
            throw new Refused("meetings.refused.start-in-past");
        }
        this.slug = slug;
        status = MeetingStatus.PUBLISHED;
        publishedAt = now;
        changedAt = now;
        return new MeetingPublished(id());
    }

    /** Was held before Staffroom and is written down now: public at once, and told to nobody. */
    void heldBefore(String slug, @Nullable Integer came, @Nullable String report, Instant now) {
        whereabouts.requireVenue();
        if (!isDraft() || endsAt.isAfter(now)) {
            throw new Refused("meetings.refused.not-held-yet");
        }
        this.slug = slug;
        status = MeetingStatus.PUBLISHED;
        // It is no news: whatever lists the latest has it where it belongs.
        publishedAt = startsAt;
        recordedAt = now;
        this.came = came;
        reportUrl = report;
    }

    MeetingCancelled cancel(String reason, Instant now) {
        if (isDraft() || isCancelled()) {
            throw new Refused(isDraft() ? "meetings.refused.cancel-draft" : "meetings.refused.already-cancelled");
        }
        if (Typed.letters(reason.strip()) < SHORTEST_REASON) {
            throw new Refused("meetings.refused.no-reason");
        }
        if (!isLive(now)) {
            throw new Refused("meetings.refused.cancel-held");
        }
        status = MeetingStatus.CANCELLED;
        postponedAt = null;
        cancelledAt = now;
        cancelledReason = reason.strip();
        changedAt = now;
        sequence++;
        return new MeetingCancelled(id(), cancelledReason);
    }

    private void describe(MeetingDetails details, String room, Instant now) {
        var hours = details.hours(zone);
        title = details.title().strip();
        summary = details.summary().strip();
        startsAt = hours.start();
        endsAt = hours.end();
        whereabouts = Whereabouts.of(details, room);
        changedAt = now;
    }

    /** What a calendar shows of it. */
    private List<Object> calendarEntry() {
        return List.of(title, startsAt, endsAt, whereabouts);
    }
}
