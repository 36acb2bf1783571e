package org.staffroom.notifications;

import jakarta.persistence.EntityManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.calendars.CalendarEntries;
import org.staffroom.calendars.MeetingEntry;
import org.staffroom.meetings.MeetingId;
import org.staffroom.notifications.Facts.Part;
import org.staffroom.notifications.Facts.Talk;
import org.staffroom.shared.Dates;
import org.staffroom.shared.DemoLoading;
import org.staffroom.speakers.InvitationAnswered;
import org.staffroom.speakers.InvitationQueries;
import org.staffroom.speakers.InvitationView;
import org.staffroom.speakers.InvitationWithdrawn;
import org.staffroom.speakers.SpeakerInvited;

/** Asks speakers whom a region invites, and tells the ambassadors what they said; {@link Announcements} says when it listens. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class InvitationAnnouncements {

    private static final String SPEAKERS = """
            select p.id as person_id, p.email, jsonb_build_object('name', p.name, 'part', 'SPEAKER') as own
            from speaker_invitation i join presentation_speaker s on s.presentation_id = i.presentation_id
            join person p on p.id = s.person_id
            where i.id = :invitation and p.status = 'ACTIVE' and p.email is not null and p.id is distinct from i.invited_by
            """;

    /** The region's ambassadors, whoever of them asked; and an admin who did it for them. */
    private static final String ASKERS = """
            select p.id as person_id, p.email, jsonb_build_object('name', p.name, 'part', :part) as own
            from speaker_invitation i join person p on p.status = 'ACTIVE' and p.email is not null
              and (p.id in (select * from ambassadors_asked(i.region_id, :today)) or p.id = i.invited_by and p.admin)
            where i.id = :invitation and p.id is distinct from i.answered_by
            """;

    private final Outbox outbox;
    private final InvitationQueries invitations;
    private final CalendarEntries calendar;
    private final EntityManager entities;
    private final Dates dates;
    private final DemoLoading demo;

    InvitationAnnouncements(
            Outbox outbox,
            InvitationQueries invitations,
            CalendarEntries calendar,
            EntityManager entities,
            Dates dates,
            DemoLoading demo) {
        this.dates = dates;
        this.outbox = outbox;
        this.invitations = invitations;
        this.calendar = calendar;
        this.entities = entities;
        this.demo = demo;
    }

    @EventListener
    void on(SpeakerInvited event) {
        if (!demo.active()) {
            entities.flush();
            var asked = invitations.get(event.invitation());
            outbox.to(
                    Template.SPEAKER_INVITED,
                    SPEAKERS,
                    Map.of("invitation", asked.id()),
                    facts(asked, asked.inviter()).because(asked.words()),
                    asked.id().toString());
        }
    }

    /** Whoever was asked need not think about it any longer. */
    @EventListener
    void on(InvitationWithdrawn event) {
        if (!demo.active()) {
            entities.flush();
            var asked = invitations.get(event.invitation());
            outbox.to(
                    Template.INVITATION_WITHDRAWN,
                    SPEAKERS,
                    Map.of("invitation", asked.id()),
                    facts(asked, asked.inviter()),
                    asked.id().toString());
        }
    }

    @EventListener
    void on(InvitationAnswered event) {
        if (!demo.active()) {
            entities.flush();
            var answered = invitations.get(event.invitation());
            outbox.to(
                    Template.INVITATION_ANSWERED,
                    ASKERS,
                    Map.of(
                            "invitation",
                            answered.id(),
                            "part",
                            (answered.accepted() ? Part.CONFIRMED : Part.GONE).name(),
                            "today",
                            dates.today()),
                    facts(answered, answered.answeredBy()).because(answered.answer()),
                    answered.id().toString());
        }
    }

    /** A draft is nobody's to know of but its organisers': it is spoken of as a later meeting. */
    private Facts facts(InvitationView invitation, @Nullable String author) {
        var talk = new Talk(invitation.id(), invitation.title(), invitation.vendor(), invitation.speakers());
        var facts = Facts.of(talk, invitation.region(), meeting(invitation), 0);
        return author == null ? facts : facts.by(author);
    }

    private @Nullable MeetingEntry meeting(InvitationView invitation) {
        return invitation.meetingId() == null || !invitation.announced()
                ? null
                : calendar.entry(new MeetingId(invitation.meetingId())).withoutJoiningLink();
    }
}
