package org.staffroom.meetings;

import java.util.List;
import org.springframework.stereotype.Component;
import org.staffroom.people.Held;
import org.staffroom.people.PersonalData;

/** Who created a meeting. */
@Component
class MeetingsPersonalData implements PersonalData {

    @Override
    public List<Held> held() {
        return List.of(Held.staysUnsigned("meetings_created", "meeting.created_by", """
                        select title as meeting, starts_at, created_at from meeting
                        where created_by = :person order by created_at
                        """));
    }
}
