package org.staffroom.attendance;

import java.util.List;
import org.springframework.stereotype.Component;
import org.staffroom.regions.Due;

/** People who say that their attendance was otherwise than recorded. */
@Component
class AttendanceDue implements Due {

    @Override
    public List<Kind> kinds() {
        return List.of(new Kind("ATTENDANCE_DISPUTED", "history", Press.NOW));
    }

    @Override
    public String sql() {
        return """
                select 'ATTENDANCE_DISPUTED', '/organise/meetings/' || m.slug || '/attendance', m.title, min(s.said_at),
                       m.region_id, count(*)
                from meeting m join attendance_said s on s.meeting_id = m.id
                where m.region_id = any(:regions) and s.kind = 'OTHERWISE' and s.answer is null
                group by m.id
                """;
    }
}
