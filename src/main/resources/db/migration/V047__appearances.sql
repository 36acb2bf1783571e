-- Who takes part in an item of an agenda: those named for it and, unless speakers are among them, the speakers of its talk.
-- A question that names the meeting reads only that meeting's rows.
create view appearance as
select i.meeting_id, i.id as item_id, a.person_id, a.role, a.position, false as with_the_talk
from agenda_item i join agenda_person a on a.item_id = i.id
union all
select i.meeting_id, i.id, s.person_id, 'SPEAKER', 100 + s.position, true
from agenda_item i join presentation_speaker s on s.presentation_id = i.presentation_id
where not exists (select 1 from agenda_person a where a.item_id = i.id and a.role = 'SPEAKER');
