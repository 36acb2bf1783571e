package org.staffroom.cpd;

import java.util.List;
import org.springframework.stereotype.Component;
import org.staffroom.people.Held;
import org.staffroom.people.Held.Fate;
import org.staffroom.people.PersonalData;

/** Goal, notes, rooms, what was learned elsewhere: all of it goes. Of a certificate stays that there was one. */
@Component
class CpdPersonalData implements PersonalData {

    @Override
    public List<Held> held() {
        return List.of(
                Held.goes("cpd_goal", "cpd_goal.person_id", """
                        select minutes as minutes_a_year, set_at from cpd_goal where person_id = :person
                        """),
                Held.goes("cpd_notes", "cpd_note.person_id", """
                        select m.title as meeting, n.about, n.text, n.changed_at
                        from cpd_note n join meeting m on m.id = n.meeting_id
                        where n.person_id = :person order by m.starts_at, n.changed_at
                        """),
                Held.goes("cpd_rooms", "cpd_choice.person_id", """
                        select m.title as meeting, coalesce(nullif(i.title, ''), t.title) as session, c.attended
                        from cpd_choice c join agenda_item_kept k on k.id = c.item_id join meeting m on m.id = k.meeting_id
                        left join agenda_item i on i.id = k.id
                        left join presentation t on t.id = i.presentation_id
                        where c.person_id = :person order by m.starts_at, i.start_minute, i.track
                        """),
                Held.goes("cpd_events", "cpd_event.person_id", """
                        select title, organiser, day, minutes, notes, link, added_at
                        from cpd_event where person_id = :person order by day
                        """),
                new Held("cpd_certificates", "cpd_certificate.person_id", Fate.STAYS, """
                        select code, facts, issued_at, replaced_at from cpd_certificate
                        where person_id = :person order by issued_at
                        """, """
                        with stays as (
                            delete from cpd_certificate_stay s using cpd_certificate c
                            where c.id = s.certificate_id and c.person_id = :person)
                        update cpd_certificate set person_id = null, facts = '{}', withdrawn_at = now()
                        where person_id = :person
                        """));
    }
}
