package org.staffroom.proposals;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.calls.Call;
import org.staffroom.calls.CallQueries;
import org.staffroom.people.CurrentPerson;
import org.staffroom.people.Drafts;
import org.staffroom.people.People;
import org.staffroom.people.PersonId;
import org.staffroom.presentations.Presentations;
import org.staffroom.proposals.ProposalForm.CoSpeaker;
import org.staffroom.shared.Asked;
import org.staffroom.shared.Audit;
import org.staffroom.shared.Ids;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;
import org.staffroom.shared.StaleVersion;
import org.staffroom.topicboard.BoardTopicId;
import org.staffroom.topics.TopicId;

/** What somebody does with their own proposals. Anybody else's is {@link NotFound}. */
@Service
@Transactional
class Proposals {

    static final String DRAFT = "proposal:new";

    private static final int MOST_A_DAY = 10;
    private static final int MOST_INVITED_A_DAY = 20;
    private static final int MOST_ASKED_A_DAY = 2;
    private static final int MOST_SPEAKERS = 5;

    private final ProposalRepository proposals;
    private final ProposalQueries queries;
    private final ProposalAccess access;
    private final CallQueries calls;
    private final People people;
    private final Presentations presentations;
    private final Drafts drafts;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Proposals(
            ProposalRepository proposals,
            ProposalQueries queries,
            ProposalAccess access,
            CallQueries calls,
            People people,
            Presentations presentations,
            Drafts drafts,
            JdbcClient jdbc,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.proposals = proposals;
        this.queries = queries;
        this.access = access;
        this.calls = calls;
        this.people = people;
        this.presentations = presentations;
        this.drafts = drafts;
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Proposes a talk where one is wanted. The same form sent again is the same proposal.
     *
     * @param coSpeakers of the form: read before, so that nobody waits meanwhile
     * @throws Refused when the call is not open, with the key {@code proposals.refused.call.*}; when there were too many today
     */
    ProposalId propose(CurrentPerson me, ProposalForm form, List<CoSpeaker> coSpeakers) {
        lock(me);
        var before = proposals.findByProposerIdAndPress(me.id().value(), form.pressId());
        if (before.isPresent()) {
            return before.get().id();
        }
        var call = requireOpen(form);
        if (proposedToday(me) >= MOST_A_DAY) {
            throw new Refused("proposals.refused.many", MOST_A_DAY);
        }
        var now = clock.instant();
        var text = form.words();
        var proposal = Proposal.made(form.pressId(), call.region(), call.meeting(), me.id(), text, now);
        queries.wish(form.wish()).map(Wish::topic).map(BoardTopicId::new).ifPresent(proposal::answers);
        proposals.saveAndFlush(proposal);
        tag(proposal.id(), text.topics());
        for (var speaker : coSpeakers) {
            invite(me, proposal, speaker);
        }
        markVendor(proposal);
        proposals.flush();
        drafts.discard(me.id(), DRAFT);
        record(me, "proposed", proposal.id());
        events.publishEvent(new ProposalReceived(proposal.id()));
        return proposal.id();
    }

    /** @throws Refused when nothing can be proposed where it goes, with the key {@code proposals.refused.call.*} */
    @Transactional(readOnly = true)
    Call requireOpen(ProposalForm form) {
        var call = calls.find(Asked.words(form.target())).orElseThrow(() -> new Refused("proposals.refused.call.NONE"));
        if (!call.open()) {
            throw new Refused("proposals.refused.call." + call.state());
        }
        return call;
    }

    /**
     * Says something else about it, until it is decided.
     *
     * @param version the proposal's, when the person began to edit
     * @throws StaleVersion when it was changed, or answered, meanwhile
     */
    void edit(CurrentPerson me, ProposalId id, int version, ProposalText text) {
        access.requireProposer(me, id);
        var proposal = proposals.locked(id);
        proposal.requireUndecided();
        StaleVersion.check(version, proposal.version());
        proposal.edit(text, clock.instant());
        markVendor(proposal);
        try {
            proposals.flush();
        } catch (ObjectOptimisticLockingFailureException e) {
            throw new StaleVersion();
        }
        tag(id, text.topics());
        drafts.discard(me.id(), draftName(id));
        record(me, "edited", id);
    }

    static String draftName(ProposalId id) {
        return "proposal:" + id;
    }

    /** Twice is once. */
    void withdraw(CurrentPerson me, ProposalId id) {
        access.requireProposer(me, id);
        proposals.locked(id).withdraw(clock.instant());
        proposals.flush();
        record(me, "withdrew", id);
    }

    /** What was taken back is offered again, as it was. Twice is once. */
    void offerAgain(CurrentPerson me, ProposalId id) {
        access.requireProposer(me, id);
        proposals.locked(id).offerAgain(clock.instant());
        proposals.flush();
        record(me, "proposed", id);
    }

    /** It goes to the region's standing call instead of the meeting. */
    void toRegion(CurrentPerson me, ProposalId id) {
        access.requireProposer(me, id);
        proposals.locked(id).standing(clock.instant());
        proposals.flush();
        record(me, "moved to the region", id);
    }

    /** @throws Refused for oneself, somebody who is asked already or was twice today, beyond five, and when the title holds a link */
    void invite(CurrentPerson me, ProposalId id, CoSpeaker speaker) {
        access.requireProposer(me, id);
        lock(me);
        var proposal = proposals.locked(id);
        proposal.requireUndecided();
        invite(me, proposal, speaker);
        record(me, "invited a speaker", id);
    }

    private void invite(CurrentPerson me, Proposal proposal, CoSpeaker speaker) {
        if (proposal.namesAddress()) {
            throw new Refused("proposals.refused.title-link");
        }
        // One after the other, whoever asks: nobody is asked more often than they should be by two at once.
        jdbc.sql("select pg_advisory_xact_lock(hashtext('asked to speak'))")
                .query()
                .singleRow();
        var person = people.named(speaker.name(), speaker.email(), null);
        if (person.equals(me.id())) {
            throw new Refused("proposals.refused.speaker-self");
        }
        if (speakers(proposal.id()) >= MOST_SPEAKERS) {
            throw new Refused("proposals.refused.speakers-many", MOST_SPEAKERS);
        }
        // The audit, and not who stands there now: whoever was taken off again had the mail all the same.
        if (invitations("actor_id", me.id()) >= MOST_INVITED_A_DAY) {
            throw new Refused("proposals.refused.invited-many", MOST_INVITED_A_DAY);
        }
        if (invitations("subject = 'person' and subject_id", person) >= MOST_ASKED_A_DAY) {
            throw new Refused("proposals.refused.asked-enough", speaker.name());
        }
        var asked = jdbc.sql("""
                        insert into proposal_speaker (id, proposal_id, person_id, named_as, answer, invited_at)
                        values (:id, :proposal, :person, :name, 'ASKED', :now) on conflict (proposal_id, person_id) do nothing
                        """)
                .param("id", Ids.next())
                .param("proposal", proposal.id().value())
                .param("person", person.value())
                .param("name", speaker.name())
                .param("now", now())
                .update();
        if (asked == 0) {
            throw new Refused("proposals.refused.speaker-there", speaker.name());
        }
        audit.record(me.id().value(), "asked to speak", "person", person.value());
        events.publishEvent(new CoSpeakerInvited(proposal.id(), person));
    }

    /** They are not asked any more, and if they said yes do not speak. */
    void uninvite(CurrentPerson me, ProposalId id, UUID speaker) {
        access.requireProposer(me, id);
        var proposal = proposals.locked(id);
        proposal.requireUndecided();
        var person = jdbc.sql("delete from proposal_speaker where id = ? and proposal_id = ? returning person_id")
                .params(speaker, id.value())
                .query(UUID.class)
                .optional()
                .orElseThrow(NotFound::new);
        if (proposal.presentation() != null) {
            // It was accepted before: nor are they named with the talk.
            presentations.leave(proposal.presentation(), new PersonId(person));
        }
        record(me, "removed a speaker", id);
    }

    private int speakers(ProposalId id) {
        return jdbc.sql("select count(*) from proposal_speaker where proposal_id = ?")
                .param(id.value())
                .query(Integer.class)
                .single();
    }

    private int proposedToday(CurrentPerson me) {
        return jdbc.sql("select count(*) from proposal where submitted_at > :since and proposer_id = :me")
                .param("since", yesterday())
                .param("me", me.id().value())
                .query(Integer.class)
                .single();
    }

    private int invitations(String of, PersonId person) {
        return jdbc.sql("select count(*) from audit where action = 'asked to speak' and at > :since and " + of
                        + " = :person")
                .param("since", yesterday())
                .param("person", person.value())
                .query(Integer.class)
                .single();
    }

    private void tag(ProposalId proposal, List<TopicId> topics) {
        jdbc.sql("delete from proposal_topic where proposal_id = ?")
                .param(proposal.value())
                .update();
        if (!topics.isEmpty()) {
            jdbc.sql("insert into proposal_topic select :proposal, id from topic where id in (:topics)")
                    .param("proposal", proposal.value())
                    .param("topics", topics.stream().map(TopicId::value).toList())
                    .update();
        }
    }

    private void markVendor(Proposal proposal) {
        proposal.markVendors(jdbc.sql("select " + ProposalAccess.VENDOR + " from proposal p where p.id = ?")
                .param(proposal.id().value())
                .query(Boolean.class)
                .single());
    }

    /** Of the same person, one after the other: limits hold, and a form that is sent twice at once is one proposal. */
    private void lock(CurrentPerson me) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('proposal ' || ?))")
                .param(me.id().toString())
                .query()
                .singleRow();
    }

    private void record(CurrentPerson me, String what, ProposalId id) {
        audit.record(me.id().value(), what, "proposal", id.value());
    }

    private Timestamp yesterday() {
        return Timestamp.from(clock.instant().minus(Duration.ofDays(1)));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
