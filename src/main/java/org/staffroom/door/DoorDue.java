package org.staffroom.door;

import java.util.List;
import org.springframework.stereotype.Component;
import org.staffroom.regions.Due;

/** Meetings of which nobody has said who came; what nobody said for half a year nobody will. */
@Component
class DoorDue implements Due {

    @Override
    public List<Kind> kinds() {
        return List.of(new Kind("ATTENDANCE", "user-check", Press.LATE));
    }

    @Override
    public String sql() {
        return """
                select 'ATTENDANCE', '/organise/meetings/' || m.slug || '/door', m.title, m.starts_at, m.region_id, null
                from meeting m
                where m.region_id = any(:regions) and m.status = 'PUBLISHED' and m.recorded_at is null
                  and m.ends_at <= :now and m.ends_at > :now - interval '182 days'
                  and not exists (select 1 from attendance a where a.meeting_id = m.id)
                """;
    }
}
