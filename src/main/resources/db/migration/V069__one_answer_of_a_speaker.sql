-- A speaker who cannot give an accepted talk says so in one of two places, and from now on both know it. What was said in one
-- of them alone is said in the other too.
update proposal p set answer = 'NO', answered_at = a.said_at
from speaker_absence a
where p.status = 'ACCEPTED' and p.answer <> 'NO'
  and a.meeting_id = p.meeting_id and a.presentation_id = p.presentation_id and a.person_id = p.proposer_id;

insert into speaker_absence (id, meeting_id, presentation_id, person_id, said_at)
select gen_random_uuid(), p.meeting_id, p.presentation_id, p.proposer_id, coalesce(p.answered_at, p.changed_at)
from proposal p where p.status = 'ACCEPTED' and p.answer = 'NO' and p.meeting_id is not null and p.presentation_id is not null
on conflict (meeting_id, presentation_id, person_id) do nothing;
