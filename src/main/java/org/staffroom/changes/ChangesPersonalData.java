package org.staffroom.changes;

import java.util.List;
import org.springframework.stereotype.Component;
import org.staffroom.people.Held;
import org.staffroom.people.PersonalData;

/** Who told others of changes, and whom what they were told names. */
@Component
class ChangesPersonalData implements PersonalData {

    @Override
    public List<Held> held() {
        return List.of(
                Held.stays("change_notices", "change_notice.sent_by", """
                        select m.title as meeting, n.kind, n.reason, n.sent_at
                        from change_notice n join meeting m on m.id = n.meeting_id
                        where n.sent_by = :person order by n.sent_at
                        """),
                Held.stays("day_shifts", "day_shift.shifted_by", """
                        select m.title as meeting, s.kind, s.minutes, s.shifted_at, s.undone_at
                        from day_shift s join meeting m on m.id = s.meeting_id
                        where s.shifted_by = :person order by s.shifted_at
                        """));
    }

    @Override
    public List<String> mentions() {
        return List.of("meeting_told.facts", "change_notice.differences");
    }
}
