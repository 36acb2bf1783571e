package org.staffroom.proposals;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.MeetingId;
import org.staffroom.people.PersonId;
import org.staffroom.presentations.PresentationId;
import org.staffroom.presentations.Presentations;
import org.staffroom.shared.Audit;
import org.staffroom.shared.NotFound;
import org.staffroom.shared.Refused;

/**
 * What speakers say to what they are asked: whoever proposed a talk, whether they can give it at the meeting it was accepted
 * to; others, whether they speak too. Who answers is settled before, by signing in or by the link of a mail.
 */
@Service
@Transactional
public class SpeakerAnswers {

    /** What there is to answer. */
    public enum State {
        /** Asked to speak too. */
        INVITED(true, true),
        JOINED(false, true),
        LEFT(true, false),
        /** Asked whether they can give it at that meeting. */
        ASKED(true, true),
        CONFIRMED(false, true),
        CANNOT(true, false),
        /** Withdrawn, decided otherwise, no longer asked. */
        GONE(false, false),
        /** The meeting is cancelled or has begun. */
        OVER(false, false);

        private final boolean yes;
        private final boolean no;

        State(boolean yes, boolean no) {
            this.yes = yes;
            this.no = no;
        }

        public boolean yes() {
            return yes;
        }

        public boolean no() {
            return no;
        }
    }

    /**
     * The question, and how it stands.
     *
     * @param proposer who proposed it
     * @param meeting null before it has one
     * @param meetingSlug null while the meeting is a draft
     * @param postponed the meeting is off on its day, and has no other yet
     * @param speaksAt when the talk stands on the agenda; null while it has no place there
     * @param venue where the meeting is held; null online, or while it is open
     */
    public record Asked(
            String title,
            boolean vendor,
            String proposer,
            String region,
            String regionSlug,
            @Nullable String meeting,
            @Nullable String meetingSlug,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt,
            boolean postponed,
            @Nullable Instant speaksAt,
            @Nullable String venue,
            State state) {}

    private static final String ASKED = """
            select p.title, p.status, p.round, p.answer, p.proposer_id = :person as own, s.answer as joins, who.name as proposer,
                r.name as region, r.slug as region_slug, m.title as meeting, m.slug as meeting_slug, m.starts_at, m.ends_at,
                coalesce(m.status = 'POSTPONED', false) as postponed, v.name || ', ' || v.town as venue,
                m.starts_at + make_interval(mins => (
                    select min(i.start_minute) from agenda_item i
                    where i.meeting_id = m.id and i.presentation_id = p.presentation_id)) as speaks_at,
                coalesce(m.status = 'CANCELLED' or (m.status <> 'POSTPONED' and m.starts_at <= :now), false) as over,
            """ + ProposalAccess.VENDOR + """
                as vendor
            from proposal p join person who on who.id = p.proposer_id join region r on r.id = p.region_id
            join person me on me.id = :person and me.status = 'ACTIVE'
            left join meeting m on m.id = p.meeting_id left join venue v on v.id = m.venue_id
            left join proposal_speaker s on s.proposal_id = p.id and s.person_id = :person
            where p.id = :proposal and (p.proposer_id = :person or s.id is not null)
            """;

    private final ProposalRepository proposals;
    private final Presentations presentations;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SpeakerAnswers(
            ProposalRepository proposals,
            Presentations presentations,
            JdbcClient jdbc,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.proposals = proposals;
        this.presentations = presentations;
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * How it stands for somebody who was asked.
     *
     * @param round of the acceptance they were asked about; null for how it stands now
     * @return empty when they are not, or no longer, asked; when they are suspended
     */
    @Transactional(readOnly = true)
    public Optional<Asked> find(PersonId person, ProposalId proposal, @Nullable Integer round) {
        return jdbc.sql(ASKED)
                .param("person", person.value())
                .param("proposal", proposal.value())
                .param("now", Timestamp.from(clock.instant()))
                .query((row, number) -> {
                    var status = ProposalStatus.valueOf(row.getString("status"));
                    var answer = row.getString(row.getBoolean("own") ? "answer" : "joins");
                    var sameRound = round == null || round == row.getInt("round");
                    return new Asked(
                            row.getString("title"),
                            row.getBoolean("vendor"),
                            row.getString("proposer"),
                            row.getString("region"),
                            row.getString("region_slug"),
                            row.getString("meeting"),
                            row.getString("meeting_slug"),
                            instant(row, "starts_at"),
                            instant(row, "ends_at"),
                            row.getBoolean("postponed"),
                            row.getBoolean("postponed") ? null : instant(row, "speaks_at"),
                            row.getString("venue"),
                            row.getBoolean("own")
                                    ? own(status, answer, sameRound, row.getBoolean("over"))
                                    : joining(status, Answer.valueOf(answer), row.getBoolean("over")));
                })
                .optional();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static State own(ProposalStatus status, @Nullable String answer, boolean sameRound, boolean over) {
        if (status != ProposalStatus.ACCEPTED || answer == null || !sameRound) {
            return State.GONE;
        }
        return over
                ? State.OVER
                : switch (Answer.valueOf(answer)) {
                    case ASKED -> State.ASKED;
                    case YES -> State.CONFIRMED;
                    case NO -> State.CANNOT;
                };
    }

    private static State joining(ProposalStatus status, Answer answer, boolean over) {
        if (status == ProposalStatus.WITHDRAWN || status == ProposalStatus.DECLINED) {
            return State.GONE;
        }
        return status == ProposalStatus.ACCEPTED && over
                ? State.OVER
                : switch (answer) {
                    case ASKED -> State.INVITED;
                    case YES -> State.JOINED;
                    case NO -> State.LEFT;
                };
    }

    /**
     * Says yes or no; the same again changes nothing, and they may think again until the meeting begins.
     *
     * @param round as in {@link #find}
     * @throws NotFound when they are not asked
     * @throws Refused when there is nothing to answer any more; when somebody of a vendor's would speak in a talk that is on an
     *     agenda as a member's
     */
    public void answer(PersonId person, ProposalId id, @Nullable Integer round, boolean yes) {
        var proposal = proposals.locked(id);
        var asked = find(person, id, round).orElseThrow(NotFound::new);
        if (yes ? !asked.state().yes() : !asked.state().no()) {
            if (asked.state() == State.GONE || asked.state() == State.OVER) {
                throw new Refused("proposals.refused.answer-" + asked.state());
            }
            return;
        }
        if (proposal.proposer().equals(person)) {
            proposal.answer(yes, clock.instant());
        } else {
            join(person, proposal, yes);
        }
        proposals.flush();
        audit.record(person.value(), yes ? "said yes" : "said no", "proposal", id.value());
        var talk = proposal.presentation();
        var meeting = proposal.meeting();
        if (talk != null && meeting != null) {
            events.publishEvent(new SpeakerAnswered(person, talk, meeting, yes));
        }
    }

    /** The same, said of a talk on an agenda; nothing when it is not there because the person proposed it. */
    public void answer(PersonId person, PresentationId talk, MeetingId meeting, boolean yes) {
        jdbc.sql("""
                        select id from proposal where presentation_id = :talk and meeting_id = :meeting
                          and proposer_id = :person and status = 'ACCEPTED'
                        """)
                .param("talk", talk.value())
                .param("meeting", meeting.value())
                .param("person", person.value())
                .query(UUID.class)
                .list()
                .forEach(id -> proposals.locked(new ProposalId(id)).answer(yes, clock.instant()));
        proposals.flush();
    }

    private void join(PersonId person, Proposal proposal, boolean yes) {
        jdbc.sql("""
                        update proposal_speaker set answer = :answer, answered_at = :now
                        where proposal_id = :proposal and person_id = :person
                        """)
                .param("answer", (yes ? Answer.YES : Answer.NO).name())
                .param("now", Timestamp.from(clock.instant()))
                .param("proposal", proposal.id().value())
                .param("person", person.value())
                .update();
        var vendors = jdbc.sql("select " + ProposalAccess.VENDOR + " from proposal p where p.id = ?")
                .param(proposal.id().value())
                .query(Boolean.class)
                .single();
        var talk = proposal.presentation();
        if (talk == null) {
            proposal.markVendors(vendors);
        } else if (yes) {
            if (vendors && !proposal.isVendors()) {
                throw new Refused("proposals.refused.vendor-late");
            }
            presentations.join(talk, person);
        } else {
            presentations.leave(talk, person);
        }
    }
}
