package org.staffroom.meetings;

import java.util.List;
import org.springframework.stereotype.Component;
import org.staffroom.regions.Due;

/** Invitations to hold a meeting together, drafts, and regions with nothing to come. */
@Component
class MeetingsDue implements Due {

    @Override
    public List<Kind> kinds() {
        return List.of(
                new Kind("INVITATION", "users", Press.NOW),
                new Kind("DRAFT", "pencil", Press.SOON),
                new Kind("DRAFT_PASSED", "pencil", Press.SOON),
                new Kind("NOTHING_PLANNED", "calendar-plus", Press.SOON),
                new Kind("FIRST_MEETING", "calendar-plus", Press.SOON));
    }

    /** An invitation is answered on the desk itself, with either of two buttons: its link is its page, and where they post to. What
     * a region holds together with another is planned. */
    @Override
    public String sql() {
        return """
                select 'INVITATION', '/organise/meetings/' || coalesce(m.slug, m.id::text) || '/co-hosts/' || c.region_id,
                       m.title, m.starts_at, c.region_id, null, lead.name || coalesce(' · ' || v.name || ', ' || v.town, '') as more
                from meeting_co_host c
                join meeting m on m.id = c.meeting_id
                join region lead on lead.id = m.region_id
                left join venue v on v.id = m.venue_id
                where c.region_id = any(:regions) and c.accepted_at is null
                  and (m.status = 'POSTPONED' or m.status <> 'CANCELLED' and m.ends_at > :now)
                union all
                select case when ends_at > :now then 'DRAFT' else 'DRAFT_PASSED' end,
                       '/organise/meetings/' || id || case when ends_at > :now then '/agenda' else '/details' end,
                       title, starts_at, region_id, null, null
                from meeting where region_id = any(:regions) and status = 'DRAFT'
                union all
                select case when last.id is null then 'FIRST_MEETING' else 'NOTHING_PLANNED' end,
                       '/organise/meetings/new' || coalesce('?copy=' || last.id, ''), last.title, last.starts_at, r.id, null, null
                from region r
                left join lateral (
                    select id, title, starts_at from meeting
                    where region_id = r.id and status = 'PUBLISHED' and ends_at <= :now
                    order by starts_at desc limit 1) last on true
                where r.id = any(:regions) and r.archived_at is null
                  and not exists (
                      select 1 from meeting m
                      where (m.status = 'POSTPONED' or m.status <> 'CANCELLED' and m.ends_at > :now)
                        and (m.region_id = r.id or exists (
                            select 1 from meeting_co_host c
                            where c.meeting_id = m.id and c.region_id = r.id and c.accepted_at is not null)))
                """;
    }
}
