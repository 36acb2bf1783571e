package org.staffroom.proposals;

import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.staffroom.people.Held;
import org.staffroom.people.PersonId;
import org.staffroom.people.PersonalData;

/**
 * What somebody proposed, was asked to speak in, wrote about proposals of others, and decided. A proposal goes with whoever
 * made it; the talk it has become is answered for by {@code presentations}.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProposalsPersonalData implements PersonalData {

    private final JdbcClient jdbc;

    ProposalsPersonalData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Before the talk that a proposal has become, which goes too when nobody else gives it. */
    @Override
    public void forget(PersonId person) {
        jdbc.sql("delete from proposal where proposer_id = ?")
                .param(person.value())
                .update();
    }

    @Override
    public List<Held> held() {
        return List.of(
                Held.goes("proposals", "proposal.proposer_id", """
                        select p.title, p.abstract, p.nature, p.level, p.minutes, p.given_before, p.needs, p.status, p.answer,
                            r.name as region, m.title as meeting, p.submitted_at, p.decided_at, (
                                select jsonb_agg(jsonb_build_object('words', g.words, 'sent_at', g.sent_at) order by g.sent_at)
                                from proposal_message g where g.proposal_id = p.id) as messages
                        from proposal p join region r on r.id = p.region_id left join meeting m on m.id = p.meeting_id
                        where p.proposer_id = :person order by p.submitted_at
                        """),
                Held.goes("co_speaking", "proposal_speaker.person_id", """
                        select p.title, s.named_as, s.answer, s.invited_at, s.answered_at
                        from proposal_speaker s join proposal p on p.id = s.proposal_id
                        where s.person_id = :person order by s.invited_at
                        """),
                Held.goes("proposal_notes", "proposal_note.author_id", """
                        select p.title as proposal, n.text, n.written_at
                        from proposal_note n join proposal p on p.id = n.proposal_id
                        where n.author_id = :person order by n.written_at
                        """),
                Held.staysUnsigned("proposal_messages", "proposal_message.sent_by", """
                        select p.title as proposal, g.kind, g.words, g.sent_at
                        from proposal_message g join proposal p on p.id = g.proposal_id
                        where g.sent_by = :person order by g.sent_at
                        """),
                Held.staysUnsigned("proposals_decided", "proposal.decided_by", """
                        select title, status, decided_at from proposal where decided_by = :person order by decided_at
                        """));
    }
}
