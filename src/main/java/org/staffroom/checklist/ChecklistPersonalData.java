package org.staffroom.checklist;

import java.util.List;
import org.springframework.stereotype.Component;
import org.staffroom.people.Held;
import org.staffroom.people.PersonalData;

/** Who ticked a step; the tick stays, without saying whose it was. */
@Component
class ChecklistPersonalData implements PersonalData {

    @Override
    public List<Held> held() {
        return List.of(Held.staysUnsigned("checklist", "checklist_item.done_by", """
                select m.title as meeting, i.step, i.done_at from checklist_item i join meeting m on m.id = i.meeting_id
                where i.done_by = :person order by i.done_at
                """));
    }
}
