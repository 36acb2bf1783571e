-- One row per meeting and person for ever; the round counts up when somebody gives back and takes again.
create table registration (
    id                uuid primary key,
    version           int         not null default 0,
    meeting_id        uuid        not null references meeting (id),
    person_id         uuid        not null references person (id),
    mode              text        not null check (mode in ('ROOM', 'ONLINE')),
    status            text        not null check (status in ('CONFIRMED', 'WAITING', 'CANCELLED')),
    round             int         not null default 1,
    -- taken under the lock of `place`; order of moving up
    waiting_number    int,
    booked_by         uuid        not null references person (id),
    -- seen by the meeting's ambassadors until two weeks after, then erased
    dietary_needs     text check (length(dietary_needs) <= 500),
    access_needs      text check (length(access_needs) <= 500),
    calendar_sequence int         not null default 0,
    registered_at     timestamptz not null,
    changed_at        timestamptz not null,
    unique (meeting_id, person_id),
    check ((status = 'WAITING') = (waiting_number is not null)),
    foreign key (meeting_id, mode) references place (meeting_id, mode)
);
create index registration_person on registration (person_id);
create index registration_booked_by on registration (booked_by);
create unique index registration_waiting on registration (meeting_id, mode, waiting_number) where status = 'WAITING';

-- That a person was there. A walk-in has this without a registration.
create table attendance (
    meeting_id uuid        not null references meeting (id),
    person_id  uuid        not null references person (id),
    walk_in    boolean     not null,
    arrived_at timestamptz not null,
    marked_by  uuid        not null references person (id),
    primary key (meeting_id, person_id)
);
create index attendance_person on attendance (person_id);
create index attendance_marked_by on attendance (marked_by);

-- May work the door of one meeting, until the day after.
create table door_helper (
    meeting_id uuid        not null references meeting (id),
    person_id  uuid        not null references person (id),
    named_by   uuid        not null references person (id),
    named_at   timestamptz not null,
    expires_at timestamptz not null,
    primary key (meeting_id, person_id)
);
create index door_helper_person on door_helper (person_id);
create index door_helper_named_by on door_helper (named_by);
