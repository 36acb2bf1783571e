package org.staffroom.writeups;

import java.util.List;
import org.springframework.stereotype.Component;
import org.staffroom.regions.Due;

/** Write-ups that were sent for approval. One whose hour is chosen waits for that alone. */
@Component
class WriteUpsDue implements Due {

    @Override
    public List<Kind> kinds() {
        return List.of(new Kind("WRITE_UP_SUBMITTED", "file-text", Press.NOW));
    }

    @Override
    public String sql() {
        return """
                select 'WRITE_UP_SUBMITTED', '/write-ups/' || w.id || '/edit', coalesce(nullif(w.title, ''), m.title),
                       w.changed_at, m.region_id, 1
                from write_up w join meeting m on m.id = w.meeting_id
                where w.status = 'SUBMITTED' and w.publish_at is null and m.region_id = any(:regions)
                """;
    }
}
