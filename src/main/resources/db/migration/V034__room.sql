-- What is asked of speakers and proposed for the open discussion while a meeting is on. What is asked without a name has no
-- author, here or elsewhere; ids are random and nothing says when, so that nobody is found by the order of other rows.
create table room_post (
    id         uuid primary key,
    version    int    not null default 0,
    number     bigint not null generated always as identity,
    meeting_id uuid   not null references meeting (id),
    kind       text   not null check (kind in ('QUESTION', 'TOPIC')),
    -- whose talk it is about; null for nobody's in particular
    item_id    uuid references agenda_item (id) on delete set null,
    text       text   not null check (length(text) between 3 and 280),
    -- null: asked without a name, or the name was taken off
    author_id  uuid references person (id),
    status     text   not null default 'OPEN' check (status in ('OPEN', 'ANSWERED', 'HIDDEN')),
    -- its rows in room_vote, counted under the lock of this row; what is left of them when those are gone
    votes      int    not null default 0 check (votes >= 0),
    check (kind = 'QUESTION' or item_id is null)
);
create index room_post_meeting on room_post (meeting_id, votes desc, number);
create index room_post_item on room_post (item_id);
create index room_post_author on room_post (author_id);

-- One a person.
create table room_vote (
    post_id   uuid not null references room_post (id) on delete cascade,
    person_id uuid not null references person (id),
    primary key (post_id, person_id)
);
create index room_vote_person on room_vote (person_id);

-- What whoever has just come in wants to know. How to join the Wi-Fi stands with the venue.
create table room_notes (
    meeting_id uuid primary key references meeting (id),
    version    int  not null default 0,
    toilets    text not null default '' check (length(toilets) <= 300),
    fire       text not null default '' check (length(fire) <= 500),
    other      text not null default '' check (length(other) <= 1000)
);

-- The day does not keep to its times: what was moved under way, to take it back.
create table day_shift (
    id         uuid primary key,
    meeting_id uuid        not null references meeting (id),
    kind       text        not null check (kind in ('LATE', 'NEXT')),
    -- null for the whole day
    track      int check (track between 1 and 9),
    -- what follows comes so much later; earlier when below nought
    minutes    int         not null,
    -- [{item, start, minutes, toStart, toMinutes}], in minutes from the meeting's start
    moved      jsonb       not null,
    -- the end of the meeting before
    ended_at   timestamptz not null,
    shifted_by uuid        not null references person (id),
    shifted_at timestamptz not null,
    undone_at  timestamptz,
    check ((kind = 'LATE') = (minutes > 0))
);
create index day_shift_meeting on day_shift (meeting_id, shifted_at desc);
create index day_shift_shifted_by on day_shift (shifted_by);
