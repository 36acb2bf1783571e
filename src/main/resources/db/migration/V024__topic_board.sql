-- What members want to hear about or are wrestling with, and how many others do.
create table board_topic (
    id            uuid primary key,
    version       int         not null default 0,
    kind          text        not null check (kind in ('HEAR', 'WRESTLE')),
    title         text        not null check (length(title) between 5 and 120),
    body          text        not null default '' check (length(body) <= 1000),
    -- null: asked of the whole network
    region_id     uuid references region (id),
    -- seen by ambassadors alone; null when the author was erased
    author_id     uuid references person (id),
    status        text        not null check (status in ('OPEN', 'WITHDRAWN', 'HIDDEN', 'MERGED')),
    -- its rows in board_vote, counted under the lock of this row
    votes         int         not null default 0 check (votes >= 0),
    hidden_reason text check (length(hidden_reason) between 10 and 500),
    merged_into   uuid references board_topic (id) on delete cascade check (merged_into <> id),
    created_at    timestamptz not null,
    changed_at    timestamptz not null,
    words         tsvector generated always as (
        setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', body), 'B')) stored,
    check ((status = 'HIDDEN') = (hidden_reason is not null)),
    check ((status = 'MERGED') = (merged_into is not null))
);
create index board_topic_most on board_topic (votes desc, created_at desc, id) where status = 'OPEN';
create index board_topic_newest on board_topic (created_at desc, id) where status = 'OPEN';
create index board_topic_region on board_topic (region_id, votes desc, created_at desc, id);
create index board_topic_region_newest on board_topic (region_id, created_at desc, id) where status = 'OPEN';
create index board_topic_author on board_topic (author_id, created_at);
create index board_topic_merged on board_topic (merged_into);
create index board_topic_words on board_topic using gin (words);

-- One a person.
create table board_vote (
    board_topic_id uuid        not null references board_topic (id) on delete cascade,
    person_id      uuid        not null references person (id),
    voted_at       timestamptz not null,
    primary key (board_topic_id, person_id)
);
create index board_vote_person on board_vote (person_id);

-- What of the curated list it is about.
create table board_tag (
    board_topic_id uuid not null references board_topic (id) on delete cascade,
    topic_id       uuid not null references topic (id) on delete cascade,
    primary key (board_topic_id, topic_id)
);
create index board_tag_topic on board_tag (topic_id);

-- The discussion it became. Off the agenda, it is off here.
create table board_discussion (
    board_topic_id uuid        not null references board_topic (id) on delete cascade,
    meeting_id     uuid        not null references meeting (id),
    item_id        uuid        not null references agenda_item (id) on delete cascade,
    planned_at     timestamptz not null,
    primary key (board_topic_id, meeting_id)
);
create index board_discussion_meeting on board_discussion (meeting_id);
create index board_discussion_item on board_discussion (item_id);

-- What people may stop grows with every kind of news: the kinds are those of the code.
alter table news_stopped drop constraint if exists news_stopped_kind_check;
alter table news_stopped add constraint news_stopped_kind_check check (kind ~ '^[A-Z_]{3,40}$');
