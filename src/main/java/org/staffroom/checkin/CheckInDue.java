package org.staffroom.checkin;

import java.util.List;
import org.springframework.stereotype.Component;
import org.staffroom.regions.Due;

/** Guests who checked in and for whom nobody vouches yet: until somebody does, they hear nothing more of us. */
@Component
class CheckInDue implements Due {

    @Override
    public List<Kind> kinds() {
        return List.of(new Kind("GUESTS", "user-check", Press.SOON));
    }

    @Override
    public String sql() {
        return """
                select 'GUESTS', '/organise/meetings/' || m.slug || '/check-in', m.title, m.starts_at, m.region_id,
                       count(*)
                from meeting m join attendance a on a.meeting_id = m.id and a.way = 'GUEST'
                where m.region_id = any(:regions) and m.status = 'PUBLISHED'
                  and m.starts_at <= :now and m.ends_at > :now - interval '14 days'
                group by m.id
                """;
    }
}
