-- Around a place: what an organiser did by hand, colleagues, questions and consents.

-- What an organiser did by hand about somebody's place, and why; for the organisers alone.
create table place_by_hand (
    id         uuid primary key,
    meeting_id uuid        not null references meeting (id),
    person_id  uuid        not null references person (id),
    action     text        not null check (action in ('ADDED', 'CONFIRMED', 'GIVEN_BACK')),
    reason     text        not null check (length(reason) between 3 and 300),
    done_by    uuid        not null references person (id),
    done_at    timestamptz not null
);
create index place_by_hand_meeting on place_by_hand (meeting_id, person_id, done_at);
create index place_by_hand_person on place_by_hand (person_id);
create index place_by_hand_done_by on place_by_hand (done_by);

alter table registration
    -- how a colleague who took this place called them; shown to that colleague alone
    add column booked_name text check (length(booked_name) between 1 and 120),
    -- what the person agreed to at this meeting, and since when; null for no
    add column photos_at   timestamptz,
    add column listed_at   timestamptz,
    add column vendors_at  timestamptz;

-- What the organisers ask those who come.
create table question (
    id         uuid primary key,
    version    int  not null default 0,
    meeting_id uuid not null references meeting (id),
    position   int  not null,
    wording    text not null check (length(wording) between 3 and 200),
    kind       text not null check (kind in ('TEXT', 'CHOICE', 'YES_NO')),
    -- one a line
    choices    text check (length(choices) <= 1000),
    required   boolean not null,
    check ((kind = 'CHOICE') = (choices is not null))
);
create index question_meeting on question (meeting_id, position);

-- Erased a year after the meeting.
create table question_answer (
    question_id     uuid        not null references question (id) on delete cascade,
    registration_id uuid        not null references registration (id),
    answer          text        not null check (length(answer) between 1 and 500),
    answered_at     timestamptz not null,
    primary key (question_id, registration_id)
);
create index question_answer_registration on question_answer (registration_id);
