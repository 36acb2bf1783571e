package org.staffroom.checkin;

import java.util.List;
import org.springframework.stereotype.Component;
import org.staffroom.people.Held;
import org.staffroom.people.PersonalData;

/** What somebody typed who checked in without signing in. */
@Component
class CheckInPersonalData implements PersonalData {

    @Override
    public List<Held> held() {
        return List.of(Held.goes("guest_check_ins", "guest_check_in.person_id", """
                select m.title as meeting, g.typed_name
                from guest_check_in g join meeting m on m.id = g.meeting_id
                where g.person_id = :person order by m.starts_at
                """));
    }
}
