package org.staffroom.meetings;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.OptimisticLock;
import org.jspecify.annotations.Nullable;
import org.staffroom.organisations.OrganisationId;
import org.staffroom.people.PersonId;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.Refused;
import org.staffroom.venues.VenueId;

/** One day of one lead region. Draft, then published, then held; or cancelled. Stays correctable for ever. */
@Entity
class Meeting {

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    private @Nullable String slug;
    private UUID regionId;
    private String title;
    private String summary;

    @Enumerated(EnumType.STRING)
    private MeetingFormat format;

    private ZoneId zone;
    private Instant startsAt;
    private Instant endsAt;
    private @Nullable UUID venueId;
    private @Nullable String joiningLink;

    @Enumerated(EnumType.STRING)
    private MeetingStatus status;

    private @Nullable Instant publishedAt;
    private @Nullable Instant cancelledAt;
    private @Nullable String cancelledReason;
    private int sequence;
    private @Nullable UUID copiedFrom;
    private @Nullable UUID heldAgainFrom;
    private @Nullable UUID createdBy;
    private Instant createdAt;
    private Instant changedAt;

    /** Who holds it together is no conflict for whoever edits the details; so the partners. */
    @OptimisticLock(excluded = true)
    @ElementCollection
    @CollectionTable(name = "meeting_co_host", joinColumns = @JoinColumn(name = "meeting_id"))
    private List<CoHost> coHosts = new ArrayList<>();

    @OptimisticLock(excluded = true)
    @ElementCollection
    @CollectionTable(name = "meeting_partner", joinColumns = @JoinColumn(name = "meeting_id"))
    private List<Partner> partners = new ArrayList<>();

    protected Meeting() {}

    /** A new draft. */
    static Meeting draft(RegionId region, MeetingDetails details, ZoneId zone, PersonId by, Instant now) {
        var meeting = new Meeting();
        meeting.id = MeetingId.next().value();
        meeting.regionId = region.value();
        meeting.zone = zone;
        meeting.status = MeetingStatus.DRAFT;
        meeting.createdBy = by.value();
        meeting.createdAt = now;
        meeting.describe(details, now);
        return meeting;
    }

    MeetingId id() {
        return new MeetingId(id);
    }

    int version() {
        return version == null ? 0 : version;
    }

    RegionId region() {
        return new RegionId(regionId);
    }

    String title() {
        return title;
    }

    MeetingFormat format() {
        return format;
    }

    Instant start() {
        return startsAt;
    }

    int sequence() {
        return sequence;
    }

    /** Its start, in minutes after midnight where it is held. */
    int startOfDay() {
        return startsAt.atZone(zone).toLocalTime().toSecondOfDay() / 60;
    }

    boolean isDraft() {
        return status == MeetingStatus.DRAFT;
    }

    boolean isPublished() {
        return status == MeetingStatus.PUBLISHED;
    }

    boolean isCancelled() {
        return status == MeetingStatus.CANCELLED;
    }

    List<Partner> partners() {
        return List.copyOf(partners);
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
     * Says something else about it; also about a held or cancelled one, which stays correctable.
     *
     * @return that travellers and calendars have to know, when it is published and not yet over
     */
    Optional<MeetingChanged> edit(MeetingDetails details, Instant now) {
        var before = calendarEntry();
        var wasToCome = startsAt.isAfter(now);
        var wasOver = !endsAt.isAfter(now);
        describe(details, now);
        if (isDraft()) {
            return Optional.empty();
        }
        requireVenue();
        if (wasToCome && status == MeetingStatus.PUBLISHED && !startsAt.isAfter(now)) {
            throw new Refused("meetings.refused.start-in-past");
        }
        if (before.equals(calendarEntry())) {
            return Optional.empty();
        }
        sequence++;
        return isCancelled() || (wasOver && !endsAt.isAfter(now))
                ? Optional.empty()
                : Optional.of(new MeetingChanged(id(), NoticeId.next()));
    }

    /** @param slug its address from now on, for ever */
    MeetingPublished publish(String slug, Instant now) {
        if (!isDraft()) {
            throw new Refused("meetings.refused.already-published");
        }
        requireVenue();
        if (!startsAt.isAfter(now)) {
            throw new Refused("meetings.refused.start-in-past");
        }
        this.slug = slug;
        status = MeetingStatus.PUBLISHED;
        publishedAt = now;
        changedAt = now;
        return new MeetingPublished(id());
    }

    MeetingCancelled cancel(String reason, Instant now) {
        if (status != MeetingStatus.PUBLISHED) {
            throw new Refused(isDraft() ? "meetings.refused.cancel-draft" : "meetings.refused.already-cancelled");
        }
        if (reason.isBlank()) {
            throw new Refused("meetings.refused.no-reason");
        }
        if (!endsAt.isAfter(now)) {
            throw new Refused("meetings.refused.cancel-held");
        }
        status = MeetingStatus.CANCELLED;
        cancelledAt = now;
        cancelledReason = reason.strip();
        changedAt = now;
        sequence++;
        return new MeetingCancelled(id(), cancelledReason);
    }

    void inviteCoHost(RegionId region, Instant now) {
        if (region.equals(region())) {
            throw new Refused("meetings.refused.co-host-itself");
        }
        if (coHosts.stream().noneMatch(host -> host.is(region))) {
            coHosts.add(new CoHost(region, now));
        }
    }

    void acceptCoHost(RegionId region, Instant now) {
        var invited = coHosts.stream()
                .filter(host -> host.is(region))
                .findFirst()
                .orElseThrow(() -> new Refused("meetings.refused.not-invited"));
        if (!invited.hasAccepted()) {
            invited.accept(now);
        }
    }

    /** Takes an invitation back, declines it, or ends the joint hosting. */
    void withoutCoHost(RegionId region) {
        coHosts.removeIf(host -> host.is(region));
    }

    void addPartner(OrganisationId organisation, PartnerRole role) {
        if (partners.stream().noneMatch(partner -> partner.is(organisation, role))) {
            partners.add(new Partner(organisation, role, partners.size()));
        }
    }

    void withoutPartner(OrganisationId organisation, PartnerRole role) {
        partners.removeIf(partner -> partner.is(organisation, role));
    }

    private void describe(MeetingDetails details, Instant now) {
        var hours = Hours.of(details.date(), details.start(), details.end(), zone);
        title = details.title().strip();
        summary = details.summary().strip();
        format = details.format();
        startsAt = hours.start();
        endsAt = hours.end();
        var venue = details.venue();
        venueId = venue == null || format == MeetingFormat.ONLINE ? null : venue.value();
        joiningLink = format == MeetingFormat.IN_PERSON ? null : details.joiningLink();
        changedAt = now;
    }

    private void requireVenue() {
        if (format != MeetingFormat.ONLINE && venueId == null) {
            throw new Refused("meetings.refused.no-venue");
        }
    }

    @Nullable
    VenueId venue() {
        return venueId == null ? null : new VenueId(venueId);
    }

    /** What a calendar shows of it. */
    private List<Object> calendarEntry() {
        return List.of(
                title,
                format,
                startsAt,
                endsAt,
                Objects.requireNonNullElse(venueId, ""),
                Objects.requireNonNullElse(joiningLink, ""));
    }
}
