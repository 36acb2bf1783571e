package org.staffroom.proposals;

import java.util.List;
import org.springframework.stereotype.Component;
import org.staffroom.regions.Due;

/** Proposals that nobody has looked at, and accepted talks whose speakers have not said that they come, or that one does not. */
@Component
class ProposalsDue implements Due {

    @Override
    public List<Kind> kinds() {
        return List.of(
                new Kind("SPEAKER_CANNOT", "circle-x", Press.LATE),
                new Kind("CO_SPEAKER_CANNOT", "circle-x", Press.NOW),
                new Kind("SPEAKER_UNCONFIRMED", "clock", Press.NOW),
                new Kind("PROPOSALS_NEW", "mic", Press.NOW));
    }

    /**
     * What is given elsewhere waits for an answer all the same. What a speaker cannot give is done with when the proposal is
     * decided anew, or the meeting is over; so is it when one of several said no after the decision. Of what stands on a
     * public agenda it is said there, with the speaker's words.
     */
    @Override
    public String sql() {
        return """
                select 'PROPOSALS_NEW', '/organise/proposals?region=' || r.slug, r.name, min(p.submitted_at), r.id, cast(count(*) as int)
                from proposal p join region r on r.id = p.region_id
                where p.region_id = any(:regions) and p.status = 'PROPOSED' group by r.id
                union all
                select case when p.answer = 'NO' then 'SPEAKER_CANNOT' else 'SPEAKER_UNCONFIRMED' end,
                    '/organise/proposals/' || p.id, p.title, m.starts_at, p.region_id, null
                from proposal p join meeting m on m.id = p.meeting_id
                where p.region_id = any(:regions) and p.status = 'ACCEPTED' and m.status in ('DRAFT', 'PUBLISHED')
                  and m.starts_at > :now
                  and (p.answer = 'NO' and not exists (
                          select 1 from speaker_absence a join agenda_item i
                              on i.meeting_id = a.meeting_id and i.presentation_id = a.presentation_id
                          where m.status = 'PUBLISHED' and a.meeting_id = m.id and a.presentation_id = p.presentation_id
                            and a.person_id = p.proposer_id)
                      or p.answer = 'ASKED' and m.starts_at < :now + interval '14 days')
                union all
                select 'CO_SPEAKER_CANNOT', '/organise/proposals/' || p.id, p.title, m.starts_at, p.region_id,
                    cast(count(*) as int)
                from proposal p join meeting m on m.id = p.meeting_id join proposal_speaker s on s.proposal_id = p.id
                where p.region_id = any(:regions) and p.status = 'ACCEPTED' and m.status in ('DRAFT', 'PUBLISHED')
                  and m.starts_at > :now and s.answer = 'NO' and s.answered_at > p.decided_at
                group by p.id, m.id
                """;
    }
}
