package org.staffroom.writeups;

import java.util.List;
import org.springframework.stereotype.Component;
import org.staffroom.regions.Due;

/** Meetings that nobody has written up; what nobody wrote for half a year nobody will. */
@Component
class WriteUpsDue implements Due {

    @Override
    public List<Kind> kinds() {
        return List.of(new Kind("WRITE_UP", "file-text", Press.NOW));
    }

    @Override
    public String sql() {
        return """
                select 'WRITE_UP', '/organise/meetings/' || m.slug || '/write-up', m.title, m.starts_at, m.region_id, null
                from meeting m
                where m.region_id = any(:regions) and m.status = 'PUBLISHED' and m.recorded_at is null
                  and m.ends_at <= :now and m.ends_at > :now - interval '182 days'
                  and not exists (select 1 from write_up w where w.meeting_id = m.id and w.status = 'PUBLISHED')
                """;
    }
}
