package org.staffroom.photos;

import java.util.List;
import org.springframework.stereotype.Component;
import org.staffroom.regions.Due;

/** Somebody asked for a photo to be blurred or taken down. */
@Component
class PhotosDue implements Due {

    @Override
    public List<Kind> kinds() {
        return List.of(new Kind("PHOTO_REQUEST", "camera", Press.NOW));
    }

    @Override
    public String sql() {
        return """
                select 'PHOTO_REQUEST', '/organise/meetings/' || coalesce(m.slug, m.id::text) || '/photos', m.title,
                       min(q.asked_at), m.region_id, count(*)::int
                from photo_request q join meeting m on m.id = q.meeting_id
                where q.settled_at is null and m.region_id = any(:regions)
                group by m.id
                """;
    }
}
