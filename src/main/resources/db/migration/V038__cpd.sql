-- What a person learned and can show. Hours are counted from attendance and the agenda each time they are shown; kept is
-- only what nobody can count.

create table cpd_goal (
    person_id uuid primary key references person (id),
    -- minutes in an academic year
    minutes   int         not null check (minutes between 60 and 60000),
    set_at    timestamptz not null
);

-- Where talks ran at the same time: which of them the person was in. All those of that time have a row, or none.
create table cpd_choice (
    person_id uuid    not null references person (id),
    item_id   uuid    not null references agenda_item (id) on delete cascade,
    attended  boolean not null,
    primary key (person_id, item_id)
);
create index cpd_choice_item on cpd_choice (item_id);

-- "What will I change": for the eyes of its writer alone. Stays when the item leaves the agenda, under what it was called.
create table cpd_note (
    id         uuid primary key,
    person_id  uuid        not null references person (id),
    meeting_id uuid        not null references meeting (id),
    item_id    uuid references agenda_item (id) on delete set null,
    about      text        not null check (length(about) <= 200),
    text       text        not null check (length(text) between 1 and 4000),
    changed_at timestamptz not null,
    unique (person_id, item_id)
);
-- of the day itself, where there is no agenda
create unique index cpd_note_of_day on cpd_note (person_id, meeting_id) where item_id is null and about = '';
create index cpd_note_meeting on cpd_note (meeting_id, person_id);
create index cpd_note_item on cpd_note (item_id);

-- Learned elsewhere, on the person's own word.
create table cpd_event (
    id         uuid primary key,
    version    int         not null default 0,
    person_id  uuid        not null references person (id),
    title      text        not null check (length(title) between 3 and 160),
    organiser  text        not null check (length(organiser) between 2 and 160),
    day        date        not null,
    minutes    int         not null check (minutes between 5 and 6000),
    notes      text        not null default '' check (length(notes) <= 4000),
    link       text check (link ~ '^https?://' and length(link) <= 500),
    added_at   timestamptz not null,
    changed_at timestamptz not null
);
create index cpd_event_person on cpd_event (person_id, day);

-- A certificate of one meeting, or a statement of an academic year: what was printed, as it was then. Whoever has the code can
-- ask whether it is true. When its person is erased nothing is left but that there was one.
create table cpd_certificate (
    id           uuid primary key,
    -- 80 random bits, Crockford's base 32
    code         text        not null unique check (code ~ '^[0-9A-HJKMNP-TV-Z]{16}$'),
    person_id    uuid references person (id),
    meeting_id   uuid references meeting (id),
    -- in which the academic year begins
    year         int check (year between 2000 and 2100),
    facts        jsonb       not null,
    issued_at    timestamptz not null,
    -- another was issued, with other facts
    replaced_at  timestamptz,
    withdrawn_at timestamptz,
    check ((meeting_id is null) <> (year is null)),
    check ((person_id is null) = (withdrawn_at is not null))
);
create unique index cpd_certificate_of_meeting on cpd_certificate (person_id, meeting_id) where replaced_at is null;
create unique index cpd_certificate_of_year on cpd_certificate (person_id, year) where replaced_at is null;
create index cpd_certificate_person on cpd_certificate (person_id);
create index cpd_certificate_meeting on cpd_certificate (meeting_id);

-- When the person was there, as the certificate was made: it no longer holds when attendance says something else.
create table cpd_certificate_stay (
    certificate_id uuid        not null references cpd_certificate (id) on delete cascade,
    meeting_id     uuid        not null references meeting (id),
    -- at the earliest when the meeting began
    arrived_at     timestamptz not null,
    -- null for until it ended
    left_at        timestamptz,
    primary key (certificate_id, meeting_id)
);
create index cpd_certificate_stay_meeting on cpd_certificate_stay (meeting_id);

-- Every question about a code, so that guessing is limited whichever instance is asked.
create table cpd_lookup (
    requester_hash bytea       not null,
    at             timestamptz not null
);
create index cpd_lookup_requester on cpd_lookup (requester_hash, at);
