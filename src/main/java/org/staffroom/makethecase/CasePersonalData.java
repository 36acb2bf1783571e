package org.staffroom.makethecase;

import java.util.List;
import org.springframework.stereotype.Component;
import org.staffroom.people.Held;
import org.staffroom.people.PersonalData;

@Component
class CasePersonalData implements PersonalData {

    @Override
    public List<Held> held() {
        return List.of(Held.goes("cases_made", "meeting_case.person_id", """
                        select m.title as meeting, c.benefit, c.cost, c.cover, c.changed_at
                        from meeting_case c join meeting m on m.id = c.meeting_id
                        where c.person_id = :person order by c.changed_at
                        """));
    }
}
