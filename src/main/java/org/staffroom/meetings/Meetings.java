package org.staffroom.meetings;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.organisations.OrganisationId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.regions.RegionAccess;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.Audit;
import org.staffroom.shared.Network;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.StaleVersion;

/**
 * Commands on meetings, for the ambassadors of their region, of co-hosting regions that accepted, and admins. For anybody
 * else a meeting is {@link NotFound}; what a rule forbids is {@link Refused}.
 */
@Service
@Transactional
public class Meetings {

    private static final int MOST_WORDS = 1000;

    private final MeetingRepository meetings;
    private final Capacity capacity;
    private final WhatPeopleKnow known;
    private final MeetingAccess access;
    private final RegionAccess regions;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Network network;
    private final Clock clock;

    Meetings(
            MeetingRepository meetings,
            Capacity capacity,
            WhatPeopleKnow known,
            MeetingAccess access,
            RegionAccess regions,
            JdbcClient jdbc,
            Audit audit,
            ApplicationEventPublisher events,
            Network network,
            Clock clock) {
        this.meetings = meetings;
        this.capacity = capacity;
        this.known = known;
        this.access = access;
        this.regions = regions;
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
        this.network = network;
        this.clock = clock;
    }

    /** A new draft, led by a region of the person's. */
    public MeetingId create(CurrentPerson me, RegionId region, MeetingDetails details) {
        return create(me, MeetingId.next(), region, details);
    }

    /** @param id of the draft, made with the form: a second press of the same finds what the first one made */
    MeetingId create(CurrentPerson me, MeetingId id, RegionId region, MeetingDetails details) {
        return isMade(me, id, details) ? id : save(me, draft(me, id, region, details), details, "created");
    }

    /** A new draft made from an earlier meeting: partners and agenda come along, talks as slots still to be announced. */
    public MeetingId copy(CurrentPerson me, MeetingId earlier, RegionId region, MeetingDetails details) {
        return copy(me, MeetingId.next(), earlier, region, details);
    }

    /** @param id as in {@link #create(CurrentPerson, MeetingId, RegionId, MeetingDetails)} */
    MeetingId copy(CurrentPerson me, MeetingId id, MeetingId earlier, RegionId region, MeetingDetails details) {
        return carryOver(me, id, earlier, region, details, false);
    }

    /** The new draft of a meeting that was cancelled: partners, agenda and talks come along, both pages are linked. */
    public MeetingId holdAgain(CurrentPerson me, MeetingId cancelled, RegionId region, MeetingDetails details) {
        return holdAgain(me, MeetingId.next(), cancelled, region, details);
    }

    /** @param id as in {@link #create(CurrentPerson, MeetingId, RegionId, MeetingDetails)} */
    MeetingId holdAgain(CurrentPerson me, MeetingId id, MeetingId cancelled, RegionId region, MeetingDetails details) {
        return carryOver(me, id, cancelled, region, details, true);
    }

    /** As {@link #copy}, for its own region, on a day to come at its hours, in its room. */
    public MeetingId repeat(CurrentPerson me, MeetingId earlier, String title, LocalDate day) {
        access.requireOrganiser(me, earlier);
        var meeting = meetings.locked(earlier);
        if (!day.isAfter(LocalDate.ofInstant(clock.instant(), meeting.zone()))) {
            throw new Refused("meetings.refused.start-in-past");
        }
        var places = capacity.of(earlier);
        var details = new MeetingDetails(
                title,
                "",
                meeting.format(),
                day,
                meeting.start().atZone(meeting.zone()).toLocalTime(),
                meeting.end().atZone(meeting.zone()).toLocalTime(),
                meeting.venue(),
                null,
                places.get(PlaceMode.ROOM),
                places.get(PlaceMode.ONLINE),
                meeting.room());
        return carryOver(me, MeetingId.next(), earlier, meeting.region(), details, false);
    }

    /**
     * Says something else about a meeting. What travellers have to know of a published one stays as it is until they are
     * told: see {@link BeforeTold}. More places publish {@link CapacityRaised}.
     *
     * @param version the meeting's, when the person began to edit
     * @return whether something stayed as it is
     * @throws StaleVersion when somebody else changed it meanwhile
     */
    public boolean edit(CurrentPerson me, MeetingId id, int version, MeetingDetails details) {
        access.requireOrganiser(me, id);
        var meeting = meetings.locked(id);
        StaleVersion.check(version, meeting.version());
        checkVenue(details);
        var waits = meeting.edit(details, clock.instant());
        meetings.flush();
        var raised = !meeting.isRecorded() && meeting.format() == details.format() && capacity.set(id, details);
        record(me, "edited", id);
        if (raised && meeting.isPublished()) {
            events.publishEvent(new CapacityRaised(id));
        }
        return waits;
    }

    /** Whether people have to be told before a meeting is as these details say. */
    @Transactional(readOnly = true)
    public boolean waits(CurrentPerson me, MeetingId id, MeetingDetails details) {
        access.requireOrganiser(me, id);
        return meetings.findById(id.value()).orElseThrow(NotFound::new).waits(details, clock.instant());
    }

    /** Moves a draft to another day; of a published meeting people have to be told: see {@link BeforeTold}. */
    public void plan(CurrentPerson me, MeetingId id, LocalDate day) {
        access.requireOrganiser(me, id);
        change(me, id, "planned", meeting -> meeting.plan(day, clock.instant()));
    }

    /** Makes a draft public. @return its slug, from now on and for ever */
    public String publish(CurrentPerson me, MeetingId id) {
        access.requireOrganiser(me, id);
        // Two meetings of one name published at once would be given the same address.
        jdbc.sql("select pg_advisory_xact_lock(hashtext('meeting.slug'))")
                .query()
                .singleValue();
        var meeting = meetings.locked(id);
        var slug = MeetingAddress.of(meeting.title(), this::isTaken);
        var published = meeting.publish(slug, clock.instant());
        meetings.flush();
        known.published(id);
        record(me, "published", id);
        events.publishEvent(published);
        return slug;
    }

    /** @param reason in the organiser's words: it stands on the page and in the mails */
    public void cancel(CurrentPerson me, MeetingId id, String reason) {
        access.requireOrganiser(me, id);
        var cancelled = meetings.locked(id).cancel(reason, clock.instant());
        meetings.flush();
        record(me, "cancelled", id);
        known.cancelled(id, cancelled.reason(), me.id());
        events.publishEvent(cancelled);
    }

    /** @throws Refused when more people are confirmed */
    public void setCapacity(CurrentPerson me, MeetingId id, PlaceMode mode, int number) {
        access.requireOrganiser(me, id);
        var meeting = meetings.locked(id);
        if (!meeting.format().has(mode) || number < 1) {
            throw new Refused("meetings.refused.no-capacity");
        }
        var raised = capacity.set(id, mode, number);
        record(me, "capacity set", id);
        if (raised && meeting.isPublished()) {
            events.publishEvent(new CapacityRaised(id));
        }
    }

    /**
     * Asks another region to hold the meeting together; it counts once one of its ambassadors accepted. By the region that
     * leads.
     */
    public void inviteCoHost(CurrentPerson me, MeetingId id, RegionId region) {
        checkRegion(region);
        var meeting = meetings.locked(id);
        regions.require(me, meeting.region());
        if (meeting.inviteCoHost(region, clock.instant())) {
            jdbc.sql("delete from co_host_gone where meeting_id = ? and region_id = ?")
                    .params(id.value(), region.value())
                    .update();
            joint(me, meeting, region, JointHosting.Step.INVITED, "", "co-host invited");
        }
    }

    /**
     * By an ambassador of the invited region.
     *
     * @param words to the region that leads; may be empty
     */
    public void acceptCoHost(CurrentPerson me, MeetingId id, RegionId region, String words) {
        regions.require(me, region);
        requireInvited(id, region);
        checkRegion(region);
        checkWords(words);
        var meeting = meetings.locked(id);
        if (meeting.acceptCoHost(region, clock.instant())) {
            joint(me, meeting, region, JointHosting.Step.ACCEPTED, words, "co-host accepted");
        }
    }

    /**
     * By the region that leads, which takes the invitation back or ends the joint hosting.
     *
     * @return false when the region neither holds it nor is asked to, any more
     * @throws Refused when they have held it together
     */
    public boolean withoutCoHost(CurrentPerson me, MeetingId id, RegionId region, String words) {
        var meeting = meetings.locked(id);
        regions.require(me, meeting.region());
        return withoutCoHost(
                me,
                meeting,
                region,
                meeting.isHeldWith(region) ? JointHosting.Step.ENDED : JointHosting.Step.TAKEN_BACK,
                words);
    }

    /** As {@link #withoutCoHost}, by an ambassador of the other region, which declines or leaves. */
    public boolean leaveCoHost(CurrentPerson me, MeetingId id, RegionId region, String words) {
        regions.require(me, region);
        var meeting = meetings.locked(id);
        var step = meeting.isHeldWith(region) ? JointHosting.Step.LEFT : JointHosting.Step.DECLINED;
        var gone = withoutCoHost(me, meeting, region, step, words);
        if (gone) {
            jdbc.sql("insert into co_host_gone values (?, ?, ?, ?, ?)")
                    .params(id.value(), region.value(), step.name(), words.strip(), Timestamp.from(clock.instant()))
                    .update();
        }
        return gone;
    }

    private boolean withoutCoHost(
            CurrentPerson me, Meeting meeting, RegionId region, JointHosting.Step step, String words) {
        checkWords(words);
        var removed = meeting.withoutCoHost(region, clock.instant());
        if (removed) {
            joint(me, meeting, region, step, words, "co-host ended");
        }
        return removed;
    }

    private void joint(
            CurrentPerson me, Meeting meeting, RegionId region, JointHosting.Step step, String words, String what) {
        meetings.flush();
        record(me, what, meeting.id());
        events.publishEvent(new JointHosting(meeting.id(), region, step, words.strip(), me.id()));
    }

    private static void checkWords(String words) {
        if (words.length() > MOST_WORDS) {
            throw new Refused("meetings.refused.co-host-words", MOST_WORDS);
        }
    }

    public void addPartner(CurrentPerson me, MeetingId id, OrganisationId organisation, PartnerRole role) {
        access.requireOrganiser(me, id);
        if (!exists("select exists (select 1 from organisation where id = :id)", organisation.value())) {
            throw new Refused("meetings.refused.no-such-organisation");
        }
        change(me, id, "partner added", meeting -> meeting.addPartner(organisation, role));
    }

    public void withoutPartner(CurrentPerson me, MeetingId id, OrganisationId organisation, PartnerRole role) {
        access.requireOrganiser(me, id);
        change(me, id, "partner removed", meeting -> meeting.withoutPartner(organisation, role));
    }

    private MeetingId carryOver(
            CurrentPerson me, MeetingId id, MeetingId from, RegionId region, MeetingDetails details, boolean again) {
        access.requireOrganiser(me, from);
        if (isMade(me, id, details)) {
            return id;
        }
        var earlier = meetings.locked(from);
        var meeting = draft(me, id, region, details);
        if (again) {
            meeting.heldAgainFrom(earlier);
        } else {
            meeting.copiedFrom(earlier);
        }
        earlier.partners().forEach(partner -> meeting.addPartner(partner.organisation(), partner.role()));
        save(me, meeting, details, again ? "held again" : "copied");
        events.publishEvent(new MeetingCarriedOver(from, meeting.id(), again));
        return meeting.id();
    }

    /** Whether an earlier press made this draft; one press waits for the other. */
    private boolean isMade(CurrentPerson me, MeetingId id, MeetingDetails details) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('meeting.press:' || ?))")
                .param(id.toString())
                .query()
                .singleValue();
        return meetings.findById(id.value())
                .filter(made -> made.isAlready(details))
                .map(made -> {
                    access.requireOrganiser(me, id);
                    return true;
                })
                .orElse(false);
    }

    /** Whoever goes back and makes something else of the form makes another draft. */
    private Meeting draft(CurrentPerson me, MeetingId id, RegionId region, MeetingDetails details) {
        regions.require(me, region);
        checkRegion(region);
        checkVenue(details);
        var free = meetings.existsById(id.value()) ? MeetingId.next() : id;
        return Meeting.draft(free, region, details, network.zone(), me.id(), clock.instant());
    }

    private MeetingId save(CurrentPerson me, Meeting meeting, MeetingDetails details, String what) {
        meetings.saveAndFlush(meeting);
        capacity.set(meeting.id(), details);
        record(me, what, meeting.id());
        return meeting.id();
    }

    private void change(CurrentPerson me, MeetingId id, String what, Consumer<Meeting> verb) {
        verb.accept(meetings.locked(id));
        meetings.flush();
        record(me, what, id);
    }

    private void record(CurrentPerson me, String what, MeetingId id) {
        audit.record(me.id().value(), what, "meeting", id.value());
    }

    private void checkVenue(MeetingDetails details) {
        var venue = details.venue();
        if (venue != null && !exists("select exists (select 1 from venue where id = :id)", venue.value())) {
            throw new Refused("meetings.refused.no-venue");
        }
    }

    private void checkRegion(RegionId region) {
        if (!exists("select exists (select 1 from region where id = :id and archived_at is null)", region.value())) {
            throw new Refused("meetings.refused.no-such-region");
        }
    }

    private void requireInvited(MeetingId id, RegionId region) {
        var invited = jdbc.sql("""
                        select exists (select 1 from meeting_co_host where meeting_id = :meeting and region_id = :region)
                        """)
                .param("meeting", id.value())
                .param("region", region.value())
                .query(Boolean.class)
                .single();
        if (!invited) {
            throw new NotFound();
        }
    }

    private boolean isTaken(String slug) {
        return jdbc.sql("""
                        select exists (select 1 from meeting where slug = :slug)
                            or exists (select 1 from meeting_former_slug where slug = :slug)
                        """).param("slug", slug).query(Boolean.class).single();
    }

    private boolean exists(String sql, UUID id) {
        return jdbc.sql(sql).param("id", id).query(Boolean.class).single();
    }
}
