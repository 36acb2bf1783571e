package org.staffroom.proposals;

import static java.util.Objects.requireNonNull;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.agendas.Agenda;
import org.staffroom.meetings.MeetingAccess;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.PersonId;
import org.staffroom.presentations.PresentationDescription;
import org.staffroom.presentations.PresentationId;
import org.staffroom.presentations.Presentations;
import org.staffroom.presentations.TalkKind;
import org.staffroom.proposals.AgendaPlaces.Slot;
import org.staffroom.proposals.AgendaPlaces.Where;
import org.staffroom.regions.RegionId;
import org.staffroom.shared.Audit;
import org.staffroom.shared.Dates;
import org.staffroom.shared.Ids;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.StaleVersion;
import org.staffroom.topics.TopicId;

/**
 * What ambassadors do with proposals of their regions. Each decision locks the proposal: of two at once the first is made and
 * told, the second is {@link StaleVersion} and sees it.
 */
@Service
@Transactional
class Decisions {

    /** What is told, and in which words. The same press sent again tells nothing. */
    record Letter(UUID press, int version, String words) {}

    private final ProposalRepository proposals;
    private final ProposalAccess access;
    private final MeetingAccess meetings;
    private final Presentations presentations;
    private final Agenda agenda;
    private final AgendaPlaces places;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Dates dates;
    private final Clock clock;

    Decisions(
            ProposalRepository proposals,
            ProposalAccess access,
            MeetingAccess meetings,
            Presentations presentations,
            Agenda agenda,
            AgendaPlaces places,
            JdbcClient jdbc,
            Audit audit,
            ApplicationEventPublisher events,
            Dates dates,
            Clock clock) {
        this.proposals = proposals;
        this.access = access;
        this.meetings = meetings;
        this.presentations = presentations;
        this.agenda = agenda;
        this.places = places;
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
        this.dates = dates;
        this.clock = clock;
    }

    void shortlist(CurrentPerson me, ProposalId id) {
        access.requireOrganiser(me, id);
        proposals.locked(id).shortlist(clock.instant());
        record(me, "shortlisted", id);
    }

    void unlist(CurrentPerson me, ProposalId id) {
        access.requireOrganiser(me, id);
        proposals.locked(id).unlist(clock.instant());
        record(me, "took off the shortlist", id);
    }

    /** For the ambassadors alone. @throws Refused when it is empty or too long */
    void note(CurrentPerson me, ProposalId id, String text) {
        access.requireOrganiser(me, id);
        if (text.isBlank() || text.strip().length() > 2000) {
            throw new Refused("proposals.refused.note");
        }
        proposals.locked(id);
        jdbc.sql(
                        "insert into proposal_note (id, proposal_id, region_id, author_id, text, written_at) select :id, p.id, "
                                + ProposalAccess.CIRCLE
                                + ", :person, :text, :now from proposal p where p.id = :proposal")
                .params(access.who(me))
                .param("id", Ids.next())
                .param("proposal", id.value())
                .param("text", text.strip())
                .param("now", now())
                .update();
        record(me, "wrote a note", id);
    }

    /**
     * Accepts it to a meeting: it becomes a talk with those who speak, labelled as a vendor's when one of them is, and stands
     * on the agenda when that is wanted.
     *
     * @throws Refused when the meeting is cancelled or has begun, or the agenda has no room for it
     */
    void accept(CurrentPerson me, ProposalId id, Letter letter, Slot slot) {
        decide(me, id, LetterKind.ACCEPT, letter, proposal -> {
            meetings.requireOrganiser(me, slot.meeting());
            requireNew(proposal, slot);
            requireToCome(slot.meeting());
            takeOff(me, proposal, slot.meeting());
            var talk = present(me, proposal);
            proposal.accept(slot.meeting(), talk, me.id(), clock.instant());
            proposals.flush();
            // Asked anew: what they said before is said no more.
            events.publishEvent(new SpeakerAnswered(proposal.proposer(), talk, slot.meeting(), true));
            if (!stands(talk, slot.meeting())) {
                places.put(me, talk, proposal.minutes(), slot);
            }
        });
    }

    /**
     * Whoever goes back to the page and presses once more tells nobody twice. A speaker who said no may be asked again, and a
     * talk without a place be given one.
     */
    private void requireNew(Proposal proposal, Slot slot) {
        var talk = proposal.presentation();
        if (proposal.isExpectedAt(slot.meeting())
                && (slot.where() == Where.NOT_YET || talk != null && stands(talk, slot.meeting()))) {
            throw already(proposal);
        }
    }

    private void requireNot(Proposal proposal, ProposalStatus status) {
        if (proposal.status() == status) {
            throw already(proposal);
        }
    }

    private Refused already(Proposal proposal) {
        return new Refused(
                "proposals.refused.already." + proposal.status(), dates.moment(requireNonNull(proposal.decidedAt())));
    }

    private record Stand(UUID item, boolean draft) {}

    /**
     * Accepted to another meeting than before, it is not given at the one before: a draft loses it, and where people were told
     * of it they are told first.
     */
    private void takeOff(CurrentPerson me, Proposal proposal, MeetingId to) {
        var before = proposal.meeting();
        var talk = proposal.presentation();
        if (!proposal.isAccepted() || talk == null || before == null || before.equals(to)) {
            return;
        }
        var stands = jdbc.sql("""
                        select i.id as item, m.status = 'DRAFT' as draft from agenda_item i join meeting m on m.id = i.meeting_id
                        where i.presentation_id = :talk and m.id = :meeting and m.status <> 'CANCELLED' and m.ends_at > :now
                        """)
                .param("talk", talk.value())
                .param("meeting", before.value())
                .param("now", now())
                .query(Stand.class)
                .list();
        for (var stand : stands) {
            if (!stand.draft || !meetings.organises(me, before)) {
                throw new Refused("proposals.refused.on-agenda");
            }
            agenda.remove(me, before, null, stand.item);
        }
    }

    void keepForLater(CurrentPerson me, ProposalId id, Letter letter) {
        decide(me, id, LetterKind.LATER, letter, proposal -> {
            requireNot(proposal, ProposalStatus.LATER);
            requireOff(proposal);
            proposal.keepForLater(me.id(), clock.instant());
        });
    }

    void decline(CurrentPerson me, ProposalId id, Letter letter) {
        decide(me, id, LetterKind.DECLINE, letter, proposal -> {
            requireNot(proposal, ProposalStatus.DECLINED);
            requireOff(proposal);
            proposal.decline(me.id(), clock.instant());
        });
    }

    /** Another region answers from now on. */
    void passOn(CurrentPerson me, ProposalId id, Letter letter, RegionId to) {
        decide(me, id, LetterKind.PASS_ON, letter, proposal -> proposal.passTo(to, clock.instant()));
    }

    /** Only words; decides nothing. */
    void write(CurrentPerson me, ProposalId id, Letter letter) {
        access.requireOrganiser(me, id);
        proposals.locked(id);
        tell(me, id, LetterKind.MESSAGE, letter);
    }

    private interface Decision {
        void make(Proposal proposal);
    }

    private void decide(CurrentPerson me, ProposalId id, LetterKind kind, Letter letter, Decision decision) {
        if (hasSent(me, id, letter.press)) {
            return;
        }
        access.requireOrganiser(me, id);
        var proposal = proposals.locked(id);
        if (told(letter.press)) {
            return;
        }
        StaleVersion.check(letter.version, proposal.version());
        decision.make(proposal);
        proposals.flush();
        tell(me, id, kind, letter);
    }

    /** Whether this very press of theirs was told: it may have given the proposal out of their hands. */
    boolean hasSent(CurrentPerson me, ProposalId id, UUID press) {
        return jdbc.sql(
                        "select exists (select 1 from proposal_message where id = ? and proposal_id = ? and sent_by = ?)")
                .params(press, id.value(), me.id().value())
                .query(Boolean.class)
                .single();
    }

    private boolean told(UUID press) {
        return jdbc.sql("select exists (select 1 from proposal_message where id = ?)")
                .param(press)
                .query(Boolean.class)
                .single();
    }

    private void tell(CurrentPerson me, ProposalId id, LetterKind kind, Letter letter) {
        if (letter.words.isBlank() || letter.words.strip().length() > 4000) {
            throw new Refused("proposals.refused.words");
        }
        var written = jdbc.sql("""
                        insert into proposal_message (id, proposal_id, kind, words, sent_by, sent_at)
                        values (:id, :proposal, :kind, :words, :me, :now) on conflict (id) do nothing
                        """)
                .param("id", letter.press)
                .param("proposal", id.value())
                .param("kind", kind.name())
                .param("words", letter.words.strip())
                .param("me", me.id().value())
                .param("now", now())
                .update();
        if (written > 0) {
            record(me, kind.done(), id);
            events.publishEvent(new SpeakerToldOfProposal(id, letter.press));
        }
    }

    private record Day(String status, boolean begun) {}

    /** Under the lock that the agenda takes afterwards: two who share it first would wait for each other for ever. */
    private void requireToCome(MeetingId meeting) {
        var day = jdbc.sql("select status, starts_at <= :now as begun from meeting where id = :id for no key update")
                .param("now", now())
                .param("id", meeting.value())
                .query(Day.class)
                .optional()
                .orElseThrow(NotFound::new);
        if (day.status.equals("CANCELLED")) {
            throw new Refused("proposals.refused.meeting-cancelled");
        }
        if (day.begun && !day.status.equals("POSTPONED")) {
            throw new Refused("proposals.refused.meeting-over");
        }
    }

    /** What stands on an agenda to come is taken off there first: people were told of it. */
    private void requireOff(Proposal proposal) {
        var talk = proposal.presentation();
        if (proposal.isAccepted()
                && talk != null
                && jdbc.sql("""
                                select exists (select 1 from agenda_item i join meeting m on m.id = i.meeting_id
                                    where i.presentation_id = :talk and m.id = :meeting
                                      and m.status <> 'CANCELLED' and m.ends_at > :now)
                                """)
                        .param("talk", talk.value())
                        .param(
                                "meeting",
                                proposal.meeting() == null
                                        ? null
                                        : proposal.meeting().value())
                        .param("now", now())
                        .query(Boolean.class)
                        .single()) {
            throw new Refused("proposals.refused.on-agenda");
        }
    }

    private boolean stands(PresentationId talk, MeetingId meeting) {
        return jdbc.sql("select exists (select 1 from agenda_item where presentation_id = ? and meeting_id = ?)")
                .params(talk.value(), meeting.value())
                .query(Boolean.class)
                .single();
    }

    /** The talk it becomes; or the one it was before, which says what the proposal says by now if nobody has heard it yet. */
    private PresentationId present(CurrentPerson me, Proposal proposal) {
        var id = proposal.id().value();
        var was = proposal.isVendors();
        proposal.markVendors(jdbc.sql("select " + ProposalAccess.VENDOR + " from proposal p where p.id = ?")
                .param(id)
                .query(Boolean.class)
                .single());
        var talk = proposal.presentation();
        if (talk == null) {
            proposal.present();
            return presentations.create(description(proposal), proposal.region(), me);
        }
        if (!stands(talk)) {
            if (!proposal.isPresented()) {
                proposal.present();
                presentations.rewrite(talk, description(proposal), proposal.region());
            } else if (proposal.isVendors() && !was) {
                presentations.markVendors(talk);
            }
        }
        return talk;
    }

    private boolean stands(PresentationId talk) {
        return jdbc.sql("select exists (select 1 from agenda_item where presentation_id = ?)")
                .param(talk.value())
                .query(Boolean.class)
                .single();
    }

    private PresentationDescription description(Proposal proposal) {
        var id = proposal.id().value();
        var speakers = new ArrayList<PersonId>();
        speakers.add(proposal.proposer());
        jdbc.sql(
                        "select person_id from proposal_speaker where proposal_id = ? and answer = 'YES' order by invited_at, id")
                .param(id)
                .query(UUID.class)
                .list()
                .forEach(person -> speakers.add(new PersonId(person)));
        var topics = jdbc.sql("select topic_id from proposal_topic where proposal_id = ?")
                .param(id)
                .query(UUID.class)
                .list();
        return new PresentationDescription(
                proposal.title(),
                proposal.abstractText(),
                proposal.isVendors() ? TalkKind.VENDOR : TalkKind.MEMBER,
                proposal.nature(),
                proposal.minutes(),
                proposal.level(),
                speakers,
                topics.stream().map(TopicId::new).toList());
    }

    private void record(CurrentPerson me, String what, ProposalId id) {
        proposals.flush();
        audit.record(me.id().value(), what, "proposal", id.value());
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
