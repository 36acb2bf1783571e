-- A phone that keeps the list of one meeting, and the token by which it sends who came. The token opens nothing else. How long
-- it is good is asked of the meeting each time, which may move.
create table door_phone (
    id           uuid primary key,
    meeting_id   uuid        not null references meeting (id),
    -- what the phone calls itself: a row for each phone
    phone        uuid        not null,
    person_id    uuid        not null references person (id),
    described    text        not null check (length(described) <= 100),
    token_hash   bytea       not null unique,
    given_at     timestamptz not null,
    used_at      timestamptz not null,
    -- requests since that moment, against floods
    minute_at    timestamptz not null,
    minute_count int         not null default 0,
    unique (meeting_id, phone)
);
create index door_phone_person on door_phone (person_id);

-- What phones said: somebody came, or did not after all. The id is made on the phone, so that what is sent twice is counted
-- once; who is here follows from the times of all of them, in whatever order they arrive.
create table door_mark (
    meeting_id  uuid        not null references meeting (id),
    id          uuid        not null,
    kind        text        not null check (kind in ('HERE', 'WALK_IN', 'UNDO')),
    person_id   uuid        not null references person (id),
    at          timestamptz not null,
    marked_by   uuid        not null references person (id),
    received_at timestamptz not null,
    primary key (meeting_id, id)
);
create index door_mark_meeting_person on door_mark (meeting_id, person_id);
create index door_mark_person on door_mark (person_id);
create index door_mark_marked_by on door_mark (marked_by);
