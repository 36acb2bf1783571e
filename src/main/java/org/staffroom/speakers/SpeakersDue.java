package org.staffroom.speakers;

import java.util.List;
import org.springframework.stereotype.Component;
import org.staffroom.regions.Due;

/** Speakers who cannot come; who were invited and said no, or yes and whose talk is on no agenda yet; meetings just held whose slides nobody can look at. */
@Component
class SpeakersDue implements Due {

    @Override
    public List<Kind> kinds() {
        return List.of(
                new Kind("SPEAKER_ABSENT", "circle-x", Press.LATE),
                new Kind("INVITATION_ACCEPTED", "mic", Press.NOW),
                new Kind("INVITATION_DECLINED", "circle-x", Press.SOON),
                new Kind("SLIDES_MISSING", "file-text", Press.SOON));
    }

    @Override
    public String sql() {
        return """
                select 'INVITATION_ACCEPTED', '/organise/invitations', p.title, i.answered_at, i.region_id, null
                from speaker_invitation i join presentation p on p.id = i.presentation_id
                where i.region_id = any(:regions) and i.status = 'ACCEPTED' and i.settled_at is null
                  and not exists (
                      select 1 from agenda_item a join meeting m on m.id = a.meeting_id
                      where a.presentation_id = p.id and m.region_id = i.region_id and m.starts_at > i.invited_at
                        and m.status <> 'CANCELLED')
                union all
                select 'INVITATION_DECLINED', '/organise/invitations', p.title, i.answered_at, i.region_id, null::int
                from speaker_invitation i join presentation p on p.id = i.presentation_id
                where i.region_id = any(:regions) and i.status = 'DECLINED' and i.settled_at is null
                  and i.answered_at > :now - interval '30 days'
                union all
                select 'SPEAKER_ABSENT', '/organise/meetings/' || m.slug || '/slides', p.title, m.starts_at, m.region_id, null::int
                from meeting m join speaker_absence a on a.meeting_id = m.id join presentation p on p.id = a.presentation_id
                where m.region_id = any(:regions)
                  and (m.status = 'POSTPONED' or m.status = 'PUBLISHED' and m.starts_at > :now) and
                """ + Absences.STANDS + """
                union all
                select 'SLIDES_MISSING', '/organise/meetings/' || m.slug || '/slides', m.title, m.starts_at, m.region_id,
                       count(distinct a.presentation_id)::int
                from meeting m join agenda_item a on a.meeting_id = m.id and a.presentation_id is not null
                where m.region_id = any(:regions) and m.status = 'PUBLISHED'
                  and m.ends_at < :now - interval '2 days' and m.ends_at > :now - interval '30 days'
                  and not exists (
                      select 1 from presentation_material pm
                      where pm.presentation_id = a.presentation_id and pm.audience <> 'NOBODY')
                group by m.id
                """;
    }
}
