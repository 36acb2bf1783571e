-- A picture is taken in as it came, and made smaller by a worker: until then it is ARRIVING and nobody fetches it. One that
-- could not be read is BROKEN, its bytes gone and its problem named.
alter table stored_file drop constraint stored_file_kind_check;
alter table stored_file
    add constraint stored_file_kind_check check (kind in ('IMAGE', 'DOCUMENT', 'ARRIVING', 'BROKEN')),
    -- made anew from this picture, with these parts made unrecognisable
    add column made_from     uuid references stored_file (id),
    add column areas         text        not null default '',
    add column attempts      int         not null default 0,
    add column claimed_until timestamptz,
    add column problem       text,
    add constraint stored_file_arriving_check
        check (kind = 'ARRIVING' or (made_from is null and areas = '' and claimed_until is null)),
    add constraint stored_file_problem_check check ((kind = 'BROKEN') = (problem is not null));
create index stored_file_arriving on stored_file (uploaded_at) where kind = 'ARRIVING';
create index stored_file_made_from on stored_file (made_from);

-- Photos are of a meeting; write-ups choose among them.
create table meeting_photo (
    id             uuid primary key,
    version        int         not null default 0,
    meeting_id     uuid        not null references meeting (id),
    -- what others may come to see
    file_id        uuid        not null references stored_file (id),
    -- as it was before parts were made unrecognisable: goes for good at that time, or when it is published
    original_id    uuid references stored_file (id),
    original_until timestamptz,
    areas          text        not null default '',
    -- of the bytes that were sent: the same photo sent twice is one
    upload_sha256  bytea       not null,
    uploaded_by    uuid references person (id),
    uploaded_at    timestamptz not null,
    check ((original_id is null) = (original_until is null)),
    check (original_id is not null or areas = ''),
    check (original_id <> file_id),
    unique (meeting_id, upload_sha256)
);
create index meeting_photo_file on meeting_photo (file_id);
create index meeting_photo_original on meeting_photo (original_id);
create index meeting_photo_original_until on meeting_photo (original_until) where original_until is not null;
create index meeting_photo_uploaded_by on meeting_photo (uploaded_by);

insert into meeting_photo (id, meeting_id, file_id, upload_sha256, uploaded_by, uploaded_at)
select gen_random_uuid(), once.meeting_id, once.file_id, sha256(once.file_id::text::bytea), f.uploaded_by, f.uploaded_at
from (select distinct w.meeting_id, p.file_id from write_up_photo p join write_up w on w.id = p.write_up_id) once
join stored_file f on f.id = once.file_id;

alter table write_up_photo add column photo_id uuid references meeting_photo (id) on delete cascade;
update write_up_photo p set photo_id = m.id
from write_up w, meeting_photo m
where w.id = p.write_up_id and m.meeting_id = w.meeting_id and m.file_id = p.file_id;
alter table write_up_photo drop constraint write_up_photo_pkey;
drop index write_up_photo_file;
alter table write_up_photo alter column photo_id set not null, drop column file_id;
alter table write_up_photo add primary key (write_up_id, photo_id);
create index write_up_photo_photo on write_up_photo (photo_id);

-- The photos of write-ups that there is something to see of.
create view write_up_picture as
select p.write_up_id, p.photo_id, p.position, p.alternative, p.caption, m.file_id
from write_up_photo p
join meeting_photo m on m.id = p.photo_id
join stored_file f on f.id = m.file_id and f.kind = 'IMAGE';

-- Somebody asks that a photo be taken down, or that they be made unrecognisable in it.
create table photo_request (
    id         uuid primary key,
    photo_id   uuid references meeting_photo (id) on delete set null,
    meeting_id uuid        not null references meeting (id),
    kind       text        not null check (kind in ('BLUR', 'TAKE_DOWN')),
    words      text        not null check (length(words) <= 500),
    asked_by   uuid        not null references person (id),
    asked_at   timestamptz not null,
    settled_by uuid references person (id),
    settled_at timestamptz,
    answer     text        not null default '' check (length(answer) <= 500),
    -- whoever removed the photo settled what was asked about it
    check (photo_id is not null or settled_at is not null)
);
create index photo_request_photo on photo_request (photo_id);
create index photo_request_meeting on photo_request (meeting_id);
create index photo_request_asked_by on photo_request (asked_by);
create index photo_request_settled_by on photo_request (settled_by);
-- asked twice it is one request
create unique index photo_request_open on photo_request (photo_id, asked_by, kind) where settled_at is null;
