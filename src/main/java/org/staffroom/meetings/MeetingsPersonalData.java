package org.staffroom.meetings;

import java.util.List;
import org.springframework.stereotype.Component;
import org.staffroom.people.Held;
import org.staffroom.people.Loss;
import org.staffroom.people.PersonalData;

/** Who created a meeting, who told others of its changes, and who has a part in its agenda. */
@Component
class MeetingsPersonalData implements PersonalData {

    @Override
    public List<Held> held() {
        return List.of(
                Held.staysUnsigned("meetings_created", "meeting.created_by", """
                        select title as meeting, starts_at, created_at from meeting
                        where created_by = :person order by created_at
                        """),
                Held.stays("change_notices", "change_notice.sent_by", """
                        select m.title as meeting, n.kind, n.reason, n.sent_at
                        from change_notice n join meeting m on m.id = n.meeting_id
                        where n.sent_by = :person order by n.sent_at
                        """),
                Held.goes("agenda", "agenda_person.person_id", """
                        select m.title as meeting, m.starts_at, i.kind, i.title as item, a.role
                        from agenda_person a join agenda_item i on i.id = a.item_id join meeting m on m.id = i.meeting_id
                        where a.person_id = :person order by m.starts_at, i.start_minute
                        """));
    }

    @Override
    public List<Loss> losses() {
        return List.of(new Loss("agenda", """
                select m.title from meeting m
                where m.status in ('PUBLISHED', 'POSTPONED') and m.ends_at > :now and exists (
                    select 1 from agenda_item i
                    where i.meeting_id = m.id and (
                        exists (select 1 from agenda_person a where a.item_id = i.id and a.person_id = :person)
                        or exists (select 1 from presentation_speaker s
                            where s.presentation_id = i.presentation_id and s.person_id = :person)))
                """));
    }

    @Override
    public List<String> mentions() {
        return List.of("meeting_told.facts", "change_notice.differences");
    }
}
