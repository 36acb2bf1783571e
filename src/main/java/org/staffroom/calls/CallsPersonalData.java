package org.staffroom.calls;

import java.util.List;
import org.springframework.stereotype.Component;
import org.staffroom.people.Held;
import org.staffroom.people.PersonalData;

/** Who opened a call for talks, or closed it. */
@Component
class CallsPersonalData implements PersonalData {

    @Override
    public List<Held> held() {
        return List.of(Held.staysUnsigned("talk_calls", "talk_call.changed_by", """
                select coalesce(m.title, r.name) as call, c.words, c.open, c.changed_at
                from talk_call c left join meeting m on m.id = c.meeting_id left join region r on r.id = c.region_id
                where c.changed_by = :person order by c.changed_at
                """));
    }
}
