package org.staffroom.places;

import java.util.List;
import org.springframework.stereotype.Component;
import org.staffroom.regions.Due;

/** People who ask for a place, where the organisers decide, until the meeting is over. */
@Component
class PlacesDue implements Due {

    @Override
    public List<Kind> kinds() {
        return List.of(new Kind("PLACE_REQUESTS", "users", Press.NOW));
    }

    @Override
    public String sql() {
        return """
                select 'PLACE_REQUESTS', '/organise/meetings/' || m.slug || '/places#requests', m.title,
                       min(r.changed_at), m.region_id, count(*)::int
                from registration r join meeting m on m.id = r.meeting_id
                where r.status = 'REQUESTED' and m.region_id = any(:regions) and m.status = 'PUBLISHED' and m.ends_at > :now
                group by m.id
                """;
    }
}
