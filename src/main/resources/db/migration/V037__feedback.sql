-- Feedback on a meeting. Who was asked stands in the outbox; who answered, and what, stands nowhere together: see
-- docs/decisions/037-feedback-that-cannot-be-traced.md before a column is added here.
create table feedback (
    meeting_id uuid primary key references meeting (id),
    asked_at   timestamptz not null,
    -- from then on answers are opened, five or more at once
    opens_at   timestamptz not null,
    closes_at  timestamptz not null,
    asked      int         not null check (asked >= 5),
    -- of them, whose answers were opened
    answered   int         not null default 0,
    -- left at the end, too few to be opened, and deleted unread
    unread     int         not null default 0 check (unread between 0 and 4),
    closed     boolean     not null default false,
    check (asked_at < opens_at and opens_at < closes_at),
    check (answered = 0 or answered >= 5),
    check (answered + unread <= asked),
    check (unread = 0 or closed)
);
create index feedback_open on feedback (opens_at) where not closed;

-- What something can be said of, as the day was when people were asked: the agenda may still be tidied afterwards.
create table feedback_talk (
    id              uuid primary key,
    meeting_id      uuid    not null references feedback (meeting_id),
    position        int     not null check (position >= 0),
    title           text    not null check (length(title) between 1 and 200),
    -- where there is no presentation that says so itself
    vendor          boolean not null,
    presentation_id uuid references presentation (id) on delete set null,
    unique (meeting_id, position),
    unique (meeting_id, id)
);
create index feedback_talk_presentation on feedback_talk (presentation_id);

-- One for each who was asked, written in the order of the hashes; gone when it was used. Neither person nor time.
create table feedback_token (
    hash       bytea primary key check (length(hash) = 32),
    meeting_id uuid not null references feedback (meeting_id)
);
create index feedback_token_meeting on feedback_token (meeting_id);

-- What one person answered, encrypted and padded so that its length tells nothing, until there are enough to be mixed.
create table feedback_sealed (
    id         uuid primary key,
    meeting_id uuid  not null references feedback (meeting_id),
    answers    bytea not null
);
create index feedback_sealed_meeting on feedback_sealed (meeting_id);
alter table feedback_sealed alter column answers set storage external;

-- How many gave each number; nobody's row.
create table feedback_rating (
    meeting_id uuid not null references feedback (meeting_id),
    -- null for the day as a whole
    talk_id    uuid,
    value      int  not null check (value between 1 and 5),
    given      int  not null check (given > 0),
    unique nulls not distinct (meeting_id, talk_id, value),
    foreign key (meeting_id, talk_id) references feedback_talk (meeting_id, id)
);
create index feedback_rating_talk on feedback_rating (talk_id);

-- Each text by itself. All of a meeting's are written anew, shuffled and under new random ids, whenever some are added.
create table feedback_words (
    id         uuid primary key,
    meeting_id uuid not null references feedback (meeting_id),
    talk_id    uuid,
    question   text not null check (question in ('TALK', 'DAY', 'CHANGE', 'NEXT')),
    words      text not null check (length(words) between 1 and 1000),
    check ((question = 'TALK') = (talk_id is not null)),
    foreign key (meeting_id, talk_id) references feedback_talk (meeting_id, id)
);
create index feedback_words_meeting on feedback_words (meeting_id);
create index feedback_words_talk on feedback_words (talk_id);
