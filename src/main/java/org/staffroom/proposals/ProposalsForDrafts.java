package org.staffroom.proposals;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.staffroom.meetings.DraftTies;
import org.staffroom.meetings.MeetingId;
import org.staffroom.shared.Words;

/** Proposals to a draft that is thrown away stay with their region; those accepted to it are to be decided again. */
@Component
class ProposalsForDrafts implements DraftTies {

    private static final String THERE = "p.meeting_id = ? and p.status in ('PROPOSED', 'SHORTLISTED', 'ACCEPTED')";

    private final ProposalRepository proposals;
    private final JdbcClient jdbc;
    private final Words words;
    private final Clock clock;

    ProposalsForDrafts(ProposalRepository proposals, JdbcClient jdbc, Words words, Clock clock) {
        this.proposals = proposals;
        this.jdbc = jdbc;
        this.words = words;
        this.clock = clock;
    }

    @Override
    public List<String> of(MeetingId draft) {
        return jdbc.sql("""
                        select p.title, who.name, p.status = 'ACCEPTED' as accepted
                        from proposal p join person who on who.id = p.proposer_id
                        where %s order by p.submitted_at
                        """.formatted(THERE))
                .param(draft.value())
                .query((row, number) -> words.of(
                        row.getBoolean("accepted") ? "proposals.draft.accepted" : "proposals.draft.proposed",
                        row.getString("title"),
                        row.getString("name")))
                .list();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void letGo(MeetingId draft) {
        jdbc.sql("select p.id from proposal p where " + THERE + " order by p.id")
                .param(draft.value())
                .query(UUID.class)
                .list()
                .forEach(id -> proposals.locked(new ProposalId(id)).withoutDraft(draft, clock.instant()));
        proposals.flush();
    }
}
