-- A photo that came with this write-up, and not to the meeting before: thrown away with an account, it goes too.
alter table write_up_photo add column sent_here boolean not null default false;

update write_up_photo p set sent_here = true
from write_up w, meeting_photo m
where w.id = p.write_up_id and m.id = p.photo_id
  and not w.official and m.uploaded_by = w.author_id and m.uploaded_at >= w.created_at;
