package org.staffroom.proposals;

import java.util.List;
import org.springframework.stereotype.Component;
import org.staffroom.regions.Due;

/** Proposals that nobody has looked at, and accepted talks whose speakers have not said that they come, or that they do not. */
@Component
class ProposalsDue implements Due {

    @Override
    public List<Kind> kinds() {
        return List.of(
                new Kind("SPEAKER_CANNOT", "circle-x", Press.LATE),
                new Kind("SPEAKER_UNCONFIRMED", "clock", Press.NOW),
                new Kind("PROPOSALS_NEW", "mic", Press.NOW));
    }

    /** What is given elsewhere is not among the new ones on the board either. What a speaker cannot give is done with when the proposal is decided anew, or the meeting is over. */
    @Override
    public String sql() {
        return """
                select 'PROPOSALS_NEW', '/organise/proposals?region=' || r.slug, r.name, min(p.submitted_at), r.id, cast(count(*) as int)
                from proposal p join region r on r.id = p.region_id
                where p.region_id = any(:regions) and p.status = 'PROPOSED' and
                """ + BoardQueries.ELSEWHERE + """
                 is null group by r.id
                union all
                select case when p.answer = 'NO' then 'SPEAKER_CANNOT' else 'SPEAKER_UNCONFIRMED' end,
                    '/organise/proposals/' || p.id, p.title, m.starts_at, p.region_id, null
                from proposal p join meeting m on m.id = p.meeting_id
                where p.region_id = any(:regions) and p.status = 'ACCEPTED' and m.status in ('DRAFT', 'PUBLISHED')
                  and m.starts_at > :now
                  and (p.answer = 'NO' or p.answer = 'ASKED' and m.starts_at < :now + interval '14 days')
                """;
    }
}
