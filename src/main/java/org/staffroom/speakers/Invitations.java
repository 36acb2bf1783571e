package org.staffroom.speakers;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.presentations.PresentationAccess;
import org.staffroom.presentations.PresentationId;
import org.staffroom.proposals.AgendaPlaces;
import org.staffroom.regions.RegionAccess;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.Audit;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.Typed;

/** Commands on invitations to speakers. */
@Service
@Transactional
public class Invitations {

    /** Of one ambassador: nobody is to write to all speakers of the network at once. */
    private static final int MOST_A_DAY = 20;

    private static final int LONGEST = 2000;

    /** Of a talk of which nobody said how long it is. */
    private static final int USUAL_MINUTES = 30;

    private final InvitationRepository invitations;
    private final InvitationQueries queries;
    private final RegionAccess regions;
    private final PresentationAccess talks;
    private final AgendaPlaces places;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Invitations(
            InvitationRepository invitations,
            InvitationQueries queries,
            RegionAccess regions,
            PresentationAccess talks,
            AgendaPlaces places,
            JdbcClient jdbc,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.invitations = invitations;
        this.queries = queries;
        this.regions = regions;
        this.talks = talks;
        this.places = places;
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Asks the speakers of a talk by mail; nobody sees their addresses.
     *
     * @param meeting to come, led by the region; null for one that is not planned yet
     * @throws NotFound when the person does not run the region or may not see the talk
     * @throws Refused when nobody can be asked, the region has asked already, or too many were asked today
     */
    public InvitationId invite(
            CurrentPerson me, PresentationId talk, RegionId region, @Nullable MeetingId meeting, String words) {
        regions.require(me, region);
        if (!talks.mayRead(me, talk)) {
            throw new NotFound();
        }
        // One after the other: of two who press at once, the second sees that it is done.
        jdbc.sql("select id from presentation where id = :talk for update")
                .param("talk", talk.value())
                .query(UUID.class)
                .optional()
                .orElseThrow(NotFound::new);
        if (!queries.reachable(talk, me.id())) {
            throw new Refused("speakers.invite.nobody");
        }
        if (asked(talk, region)) {
            throw new Refused("speakers.invite.already");
        }
        if (isArchived(region) || meeting != null && !isToCome(meeting, region)) {
            throw new Refused("speakers.invite.meeting.wrong");
        }
        if (askedToday(me) >= MOST_A_DAY) {
            throw new Refused("speakers.invite.enough", MOST_A_DAY);
        }
        var invitation = Invitation.sent(talk, region, meeting, words, me.id(), clock.instant());
        invitations.saveAndFlush(invitation);
        audit.record(
                me.id().value(),
                "invited",
                "speaker_invitation",
                invitation.id().value());
        events.publishEvent(new SpeakerInvited(invitation.id()));
        return invitation.id();
    }

    private boolean asked(PresentationId talk, RegionId region) {
        return jdbc.sql("""
                        select exists (select 1 from speaker_invitation
                            where presentation_id = :talk and region_id = :region and status = 'OPEN')
                        """)
                .param("talk", talk.value())
                .param("region", region.value())
                .query(Boolean.class)
                .single();
    }

    private boolean isArchived(RegionId region) {
        return jdbc.sql("select archived_at is not null from region where id = :region")
                .param("region", region.value())
                .query(Boolean.class)
                .single();
    }

    private boolean isToCome(MeetingId meeting, RegionId region) {
        return jdbc.sql("""
                        select exists (select 1 from meeting m where m.id = :meeting and m.region_id = :region and not
                        """ + InvitationQueries.OVER + ")")
                .param("meeting", meeting.value())
                .param("region", region.value())
                .param("now", Timestamp.from(clock.instant()))
                .query(Boolean.class)
                .single();
    }

    private int askedToday(CurrentPerson me) {
        return jdbc.sql("select count(*) from speaker_invitation where invited_by = :me and invited_at > :since")
                .param("me", me.id().value())
                .param("since", Timestamp.from(clock.instant().minus(Duration.ofDays(1))))
                .query(Integer.class)
                .single();
    }

    /**
     * A speaker of the talk says yes or no, in their own words if they like. Said twice, it is said once.
     *
     * @throws NotFound for anybody else
     * @throws Refused when it was answered otherwise, or withdrawn; when the meeting is off or over; beyond 2,000 letters
     */
    public void answer(PersonId speaker, InvitationId id, boolean yes, String inWords) {
        var words = Typed.text(inWords);
        if (words.length() > LONGEST) {
            throw new Refused("speakers.invitation.long");
        }
        var invitation = lock(id);
        var asked = queries.asked(speaker, id).orElseThrow(NotFound::new);
        if (asked.open() && asked.over()) {
            throw new Refused("speakers.invitation.over");
        }
        if (invitation.answer(yes, words, speaker, clock.instant())) {
            invitations.saveAndFlush(invitation);
            audit.record(speaker.value(), yes ? "accepted" : "declined", "speaker_invitation", id.value());
            events.publishEvent(new InvitationAnswered(id));
        }
    }

    /**
     * Takes back what was not answered yet.
     *
     * @throws NotFound when the person does not run its region
     * @throws Refused when it was answered meanwhile
     */
    public void withdraw(CurrentPerson me, InvitationId id) {
        var invitation = lock(id);
        regions.require(me, invitation.region());
        if (invitation.withdraw()) {
            audit.record(me.id().value(), "withdrew", "speaker_invitation", id.value());
            events.publishEvent(new InvitationWithdrawn(id));
        }
    }

    /**
     * The region's ambassadors need to be told of it no longer.
     *
     * @throws NotFound when the person does not run its region
     */
    public void settle(CurrentPerson me, InvitationId id) {
        var invitation = lock(id);
        regions.require(me, invitation.region());
        invitation.settle(clock.instant());
        audit.record(me.id().value(), "settled", "speaker_invitation", id.value());
    }

    /**
     * Whoever said yes stands on an agenda.
     *
     * @param chosen where: see {@link AgendaPlaces.Slot#of}
     * @throws NotFound when the person runs neither its region nor organises the meeting
     * @throws Refused when they have not said yes, or the agenda has no room
     */
    MeetingId plan(CurrentPerson me, InvitationId id, String chosen) {
        var invitation = lock(id);
        regions.require(me, invitation.region());
        invitation.requireToPlan();
        var slot = AgendaPlaces.Slot.of(chosen);
        var minutes = jdbc.sql("select coalesce(minutes, :usual) from presentation where id = :talk")
                .param("usual", USUAL_MINUTES)
                .param("talk", invitation.talk().value())
                .query(Integer.class)
                .single();
        places.put(me, invitation.talk(), minutes, slot);
        // Also where the meeting is another region's that holds it with them.
        invitation.settle(clock.instant());
        return slot.meeting();
    }

    private Invitation lock(InvitationId id) {
        return invitations.lockById(id.value()).orElseThrow(NotFound::new);
    }
}
