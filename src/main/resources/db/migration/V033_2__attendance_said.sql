-- What people say about their attendance as it was recorded. Forgotten, with what it is about, a year after the meeting.
create table attendance_said (
    meeting_id  uuid        not null references meeting (id),
    person_id   uuid        not null references person (id),
    -- APOLOGIES: could not come after all. OTHERWISE: it was otherwise than recorded, and how
    kind        text        not null check (kind in ('APOLOGIES', 'OTHERWISE')),
    -- null: from the start
    arrived_at  timestamptz,
    -- null: to the end
    left_at     timestamptz check (left_at > arrived_at),
    words       text check (length(words) between 1 and 300),
    -- the person, or an organiser who was rung
    said_by     uuid        not null references person (id),
    said_at     timestamptz not null,
    answer      text check (answer in ('PUT_RIGHT', 'LEFT')),
    answered_by uuid references person (id),
    answered_at timestamptz,
    primary key (meeting_id, person_id),
    check (kind = 'OTHERWISE' or (arrived_at is null and left_at is null and words is null and answer is null)),
    check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null))
);
create index attendance_said_person on attendance_said (person_id);
create index attendance_said_by on attendance_said (said_by);
create index attendance_said_answered_by on attendance_said (answered_by);

-- Had a place in the room of a meeting whose door was worked, and was not marked as here. Where nobody was marked nobody is
-- missing. It says nothing before a meeting is over, and nothing is known of it a year later.
create view not_marked as
select r.meeting_id, r.person_id
from registration r
join meeting m on m.id = r.meeting_id
where r.status = 'CONFIRMED' and r.mode = 'ROOM' and m.status = 'PUBLISHED' and m.recorded_at is null
  and exists (select 1 from attendance a where a.meeting_id = r.meeting_id and a.way <> 'GUEST')
  and not exists (select 1 from attendance a where a.meeting_id = r.meeting_id and a.person_id = r.person_id);

-- A place that is forgotten takes its answers along.
alter table question_answer drop constraint question_answer_registration_id_fkey;
alter table question_answer add constraint question_answer_registration_id_fkey
    foreign key (registration_id) references registration (id) on delete cascade;
