package org.staffroom.changes;

import java.util.List;
import org.springframework.stereotype.Component;
import org.staffroom.regions.Due;

/** Meetings of which people know something else than what is so. */
@Component
class ChangesDue implements Due {

    @Override
    public List<Kind> kinds() {
        return List.of(new Kind("UNTOLD", "history", Press.NOW));
    }

    @Override
    public String sql() {
        return """
                select 'UNTOLD', '/organise/meetings/' || m.slug || '/changes', m.title, m.starts_at, m.region_id, null
                from meeting m join meeting_told t on t.meeting_id = m.id and t.untold
                where m.region_id = any(:regions)
                  and (m.status = 'POSTPONED' or m.status = 'PUBLISHED' and m.ends_at > :now)
                """;
    }
}
