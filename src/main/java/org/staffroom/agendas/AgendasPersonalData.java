package org.staffroom.agendas;

import java.util.List;
import org.springframework.stereotype.Component;
import org.staffroom.people.Held;
import org.staffroom.people.Loss;
import org.staffroom.people.PersonalData;

/** Who has a part in an agenda, and who changed one of late. */
@Component
class AgendasPersonalData implements PersonalData {

    @Override
    public List<Held> held() {
        return List.of(
                Held.goes("agenda", "agenda_person.person_id", """
                        select m.title as meeting, m.starts_at, i.kind, i.title as item, a.role
                        from agenda_person a join agenda_item i on i.id = a.item_id join meeting m on m.id = i.meeting_id
                        where a.person_id = :person order by m.starts_at, i.start_minute
                        """),
                Held.staysUnsigned("agenda_changes", "agenda_change.changed_by", """
                        select m.title as meeting, c.did, c.about, c.changed_at
                        from agenda_change c join meeting m on m.id = c.meeting_id
                        where c.changed_by = :person order by c.changed_at
                        """));
    }

    @Override
    public List<Loss> losses() {
        return List.of(new Loss("agenda", """
                select m.title from meeting m
                where m.status in ('PUBLISHED', 'POSTPONED') and m.ends_at > :now and m.id in (
                    select a.meeting_id from appearance a where a.person_id = :person)
                """));
    }
}
